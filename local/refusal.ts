/**
 * Something a person has to do before the shop can run: a port in use, a folder of another version.
 * The commands print its message, one line that says what and what to do, and exit with code 1; any
 * other error is a defect of ours and keeps its stack trace.
 */
export class Refusal extends Error {
  override name = 'Refusal'
}

/**
 * Runs a command's main function; a refusal ends the process with its one line on stderr and code 1.
 *
 * @param main - resolves when the command is done; whatever it started keeps the process alive.
 */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
