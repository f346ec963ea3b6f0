import { rename, rm, writeFile } from 'node:fs/promises'

/** Writes a file whole or not at all: a crash or a full disk leaves what was there. */
export async function writeWhole(file: string, text: string, mode = 0o666): Promise<void> {
  const draft = `${file}.${process.pid}.draft`
  try {
    await writeFile(draft, text, { mode, flush: true })
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
