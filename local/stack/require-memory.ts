import { Refusal } from '../refusal.ts'

/** Postgres, Node and a build of the pages together; below this the kernel starts to kill. */
const neededBytes = 700 * 1024 * 1024

/**
 * Refuses early where a start would end in a kill without a word.
 *
 * @param availableBytes - what the machine or its container can still give.
 * @throws {Refusal} when that is too little.
 */
export function requireMemory(availableBytes: number = process.availableMemory()): void {
  if (availableBytes >= neededBytes) return
  const have = Math.floor(availableBytes / 1024 / 1024)
  throw new Refusal(
    `The shop needs 700 MB of free memory, there are ${have}: close other programs.`,
  )
}
