import { parseArgs } from 'node:util'
import { Refusal } from './refusal.ts'

/** What a person asked of `npm start` and `npm run dev`. */
export type Options = {
  catalog: string | undefined
  reset: boolean
  isBackendOnly: boolean
  /** The environment, with PORT as `--port` says. */
  env: NodeJS.ProcessEnv
}

/**
 * Reads the command line.
 *
 * @param args - without the names of program and script.
 * @throws {Refusal} when there is an option we do not know.
 */
export function readOptions(args: string[]): Options {
  const { catalog, reset, port, 'no-build': isBackendOnly } = parse(args)
  const env = port === undefined ? process.env : { ...process.env, PORT: port }
  return { catalog, reset, isBackendOnly, env }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        catalog: { type: 'string' },
        port: { type: 'string' },
        reset: { type: 'boolean', default: false },
        'no-build': { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    const known = '--reset, --catalog <generated:1000 or a .json file>, --port <number>, --no-build'
    const what = (error as Error).message.split('. ')[0]
    throw new Refusal(`${what}: the options are ${known}.`)
  }
}
