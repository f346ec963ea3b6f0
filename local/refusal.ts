import { explainSystemError } from './explain-system-error.ts'

/**
 * Something a person has to do before the shop can run: a port in use, a folder of another version.
 * The commands print its message, one line that says what and what to do, and exit with code 1; any
 * other error is a defect of ours and keeps its stack trace.
 */
export class Refusal extends Error {
  override name = 'Refusal'
}

/**
 * Runs a command's main function; a refusal, or a machine that does not let us, ends the process with one line on
 * stderr and code 1.
 *
 * @param main - resolves when the command is done; whatever it started keeps the process alive.
 */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    const line = error instanceof Refusal ? error.message : explainSystemError(error)
    if (line === null) throw error
    process.stderr.write(`${line}\n`)
    process.exitCode = 1
  }
}
