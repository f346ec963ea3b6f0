import { useSyncExternalStore, type ComponentType } from 'react'
import { createListeners } from './listeners.ts'

/** What a card gets besides, once the page is idle: it is told which product it stands on. */
type CardPart = ComponentType<{ handle: string; title: string }>

const { subscribe, tell } = createListeners()
let part: CardPart | null = null

/** The part that stands on every card, null until its code has come. */
export const useCardPart = (): CardPart | null =>
  useSyncExternalStore(
    subscribe,
    () => part,
    () => null,
  )

export function setCardPart(next: CardPart): void {
  part = next
  tell()
}
