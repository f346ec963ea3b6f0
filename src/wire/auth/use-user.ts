import { useSyncExternalStore } from 'react'
import { knownUser, onSession } from '../stored-session.ts'

const inTheFile = () => null

/** The id of who is signed in on this device, null for a guest. The file knows nobody. */
export const useUser = (): string | null => useSyncExternalStore(onSession, knownUser, inTheFile)
