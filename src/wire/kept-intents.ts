import { intentsKey, type AddIntent } from '../lib/early.ts'
import { createListeners } from '../lib/listeners.ts'

/** Where storage is forbidden they live as long as the page. */
let unsaved: readonly AddIntent[] | null = null
const { subscribe, tell } = createListeners()

/** Additions that are not in the cart yet, oldest first: pressed before the code that can do it was here. */
export function readIntents(): readonly AddIntent[] {
  if (unsaved) return unsaved
  try {
    const intents: unknown = JSON.parse(sessionStorage.getItem(intentsKey) ?? '[]')
    return Array.isArray(intents) ? (intents as AddIntent[]) : []
  } catch {
    return []
  }
}

function write(intents: readonly AddIntent[]) {
  try {
    if (intents.length) sessionStorage.setItem(intentsKey, JSON.stringify(intents))
    else sessionStorage.removeItem(intentsKey)
    unsaved = null
  } catch {
    unsaved = intents
  }
  tell()
}

export const keepIntent = (intent: AddIntent): void => write([...readIntents(), intent])

/** It is in the cart now, which knows its id. */
export const dropIntent = ({ id }: AddIntent): void =>
  write(readIntents().filter((other) => other.id !== id))

export const subscribeIntents = subscribe
