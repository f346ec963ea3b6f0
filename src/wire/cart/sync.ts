import type { CartMessage } from '../../model/cart-operations/operation.ts'
import { hearRecord } from '../../model/sync-record.ts'
import { commit, currentOwner, guest, onWork, readCart, subscribeCart } from './cart-store.ts'
import { flush, refresh, type Outcome } from './flush.ts'
import { countViewers, onViewers } from './viewers.ts'
import { askToBeWoken, onWake } from './wake.ts'

const firstRetryMs = 1_000
const longestRetryMs = 60_000
/** How often a cart is read while nobody tells of its changes. */
const pollMs = 30_000

let failures = 0
let retry: ReturnType<typeof setTimeout> | undefined
let isWorking = false
/** What was asked for while work was under way. */
let asked: { read: boolean } | null = null

/** Full jitter, so that a thousand devices do not come back at once. */
const jitter = (ms: number) => ms * (0.5 + Math.random() / 2)

function settle(outcome: Outcome, read: boolean) {
  clearTimeout(retry)
  if (outcome === 'done') {
    failures = 0
    return
  }
  const waitMs = jitter(Math.min(firstRetryMs * 2 ** failures, longestRetryMs))
  failures += 1
  // Once a spell: a network there is beside a server there is not would wake us again and again.
  if (failures === 1) askToBeWoken()
  retry = setTimeout(() => work({ read }), waitMs)
}

/** Sends what waits and, if asked for, reads the cart anew; tries again later what cannot be done now. */
function work(wish: { read: boolean }): void {
  asked = { read: wish.read || asked?.read === true }
  if (isWorking) return
  isWorking = true
  void workOff().finally(() => (isWorking = false))
}

async function workOff() {
  while (asked) {
    const { read } = asked
    asked = null
    const owner = currentOwner()
    if (owner === guest) return clearTimeout(retry)
    const sent = await flush(owner)
    const outcome = sent === 'done' && read ? await refresh(owner) : sent
    if (owner === currentOwner()) settle(outcome, read)
  }
}

/** Reads the cart anew, because something it depends on has changed. */
export const refreshCart = (): void => work({ read: true })

async function onMessage(message: CartMessage) {
  let isBehind = false
  await commit(
    (record) => {
      const heard = hearRecord(record, message)
      isBehind = heard.isBehind
      return heard.record
    },
    'server',
    followed ?? guest,
  )
  if (isBehind) work({ read: true })
}

/** Whose topic is followed, and how it is left. */
let followed: string | null = null
let leave = () => {}
let isJoined = false

/** The topic is followed while there is something to be told of: lines, or the cart on screen. */
function follow() {
  const owner = currentOwner()
  const isDue = owner !== guest && (countViewers() > 0 || readCart().lines.length > 0)
  const wanted = isDue ? owner : null
  if (wanted === followed) return
  leave()
  leave = () => {}
  isJoined = false
  followed = wanted
  if (wanted !== null) void join(wanted)
}

async function join(owner: string) {
  const topics = await import('../realtime/follow-topic.ts').catch(() => null)
  // Without its code the cart is read now and then; the next change or return tries again.
  if (followed !== owner) return
  if (!topics) return void (followed = null)
  leave = topics.followTopic(`cart:${owner}`, 'cart', {
    onMessage: (payload) => void onMessage(payload as CartMessage),
    onState: (isNowJoined) => {
      isJoined = isNowJoined
      if (isNowJoined) work({ read: true }) // what was said while nobody listened is lost
    },
  })
}

function onReturn() {
  failures = 0
  follow()
  work({ read: true })
}

function poll() {
  const isLooked = document.visibilityState === 'visible' && navigator.onLine
  if (isLooked && !isJoined && currentOwner() !== guest) work({ read: true })
  setTimeout(poll, jitter(pollMs) * 1.3)
}

let isStarted = false

/** From now on the cart of whoever is signed in is the same on all their devices. */
export function keepSynced(): void {
  if (isStarted) return
  isStarted = true
  let owner: string | null = null
  onWork(() => {
    const isOther = owner !== currentOwner()
    owner = currentOwner()
    if (isOther) failures = 0
    follow()
    work({ read: isOther })
  })
  subscribeCart(follow)
  onViewers(follow)
  addEventListener('online', onReturn)
  onWake(() => work({ read: true }))
  addEventListener('pageshow', ({ persisted }) => persisted && onReturn())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') onReturn()
  })
  owner = currentOwner()
  follow()
  work({ read: true })
  setTimeout(poll, pollMs)
}
