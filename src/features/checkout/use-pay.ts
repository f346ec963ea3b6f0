import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import * as words from '#messages/checkout.ts'
import type { CheckoutRequest } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { useNavigate } from '../../lib/navigate.ts'
import { toDestination, type CheckoutDraft } from '../../model/checkout-draft.ts'
import { formatPrice } from '../../model/format-price.ts'
import { overlayQuery } from '../../wire/catalog/catalog-queries.ts'
import { openPayment } from '../../wire/checkout/checkout.ts'
import { attemptKey, endAttempt, guestCartId } from '../../wire/checkout/draft-store.ts'
import { notePlaced, orderPath } from '../../wire/checkout/placed-orders.ts'
import type { FunctionRefusal } from '../../wire/functions/call-function.ts'
import { findPaid } from './find-paid.ts'
import { isOutdatedCart, isOutdatedRate } from './outdated.ts'
import { tellRefusal, type Notice } from './tell-refusal.ts'
import type { Price } from './use-price.ts'

/** `waiting`: for the network; `leaving`: the provider's page is about to open. */
export type PayState = 'idle' | 'busy' | 'waiting' | 'leaving'

const retryMs = 4_000
/** Another attempt of this cart is on its way to the provider; it takes seconds. */
const busyElsewhereMs = 2_000
const mostTries = 5
/** Longer than a provider's page takes to answer; after that whoever pressed Stop may press again. */
const leavingMs = 10_000

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function readRequest(draft: CheckoutDraft, price: Price): Omit<CheckoutRequest, 'idempotencyKey'> {
  const { email, address, discountCode, provider } = draft
  const cartId = guestCartId()
  return {
    ...{ lines: price.lines, destination: toDestination(address) },
    ...{ rateId: price.delivery.rate!.id, email: email.trim(), provider },
    ...(discountCode && { discountCode }),
    ...(cartId && { cartId }),
  }
}

/**
 * Sends until there is a word on it. A key that stands for something else by now is dropped, once; one that is still being
 * dealt with is asked again. Whose attempt another tab has ended must not end that one in turn.
 */
async function send(request: Omit<CheckoutRequest, 'idempotencyKey'>) {
  let wasBusy = false
  for (let tries = 1; ; tries += 1) {
    const answer = await openPayment({ ...request, idempotencyKey: attemptKey(request) })
    const code = answer.kind === 'refused' ? answer.code : null
    if (code === 'offline') return answer
    const isBusy = code === 'payment_in_progress'
    if (!isBusy) endAttempt()
    const isOver = code === 'key_reused'
    if (isOver && wasBusy) return { ...answer, code: 'payment_in_progress' } as FunctionRefusal
    if ((!isBusy && !isOver) || tries === mostTries) return answer
    wasBusy ||= isBusy
    if (isBusy) await pause(busyElsewhereMs)
  }
}

/** Only to a page: what else a URL can be is no place to pay. */
const isPage = (url: string) => /^https?:$/.test(new URL(url, location.href).protocol)

/** What was true when the page asked is asked again, so that the next press has a chance. */
function useRefresh(price: Price) {
  const client = useQueryClient()
  return async (code: FunctionRefusal['code']) => {
    if (isOutdatedCart(code)) await client.invalidateQueries(overlayQuery)
    if (isOutdatedRate(code)) await price.delivery.refetch()
    await price.refetch()
  }
}

function usePayment(draft: CheckoutDraft, price: Price) {
  const [state, setState] = useState<PayState>('idle')
  const [notice, setNotice] = useState<Notice | null>(null)
  const navigate = useNavigate()
  const refresh = useRefresh(price)
  const shownCents = price.quote?.totals.totalCents
  const wish = JSON.stringify([draft, price.lines])
  const latestWish = useRef(wish)
  useEffect(() => void (latestWish.current = wish))

  const pay = async () => {
    setState((before) => (before === 'waiting' ? before : 'busy'))
    // Paid for on another page, or a day ago: the cart here may not know yet.
    const paidPath = await findPaid().catch(() => null)
    if (paidPath) return navigate(paidPath, { replace: true })
    const answer = await send(readRequest(draft, price))
    const isOther = latestWish.current !== wish
    if (answer.kind === 'done') {
      const { orderId, orderKey, redirectUrl, totals } = answer.value
      notePlaced(orderId, orderKey)
      if (!isPage(redirectUrl)) throw new Error(`Cannot open ${redirectUrl}: no page`)
      if (isOther) {
        setNotice({ words: words.changedMeanwhile })
        return setState('idle')
      }
      if (totals.totalCents !== shownCents) {
        setNotice({ words: words.totalChanged(formatPrice(totals.totalCents)) })
        await price.refetch()
        return setState('idle')
      }
      setState('leaving')
      return location.assign(redirectUrl)
    }
    const { code, details } = answer
    if (code === 'offline') return setState(isOther ? 'idle' : 'waiting')
    if (code === 'already_paid') {
      const [id, key] = [details['orderId'], details['orderKey']].map(String) as [string, string]
      notePlaced(id, key)
      return navigate(orderPath(id, key), { replace: true })
    }
    setNotice(tellRefusal(answer, draft.provider))
    await refresh(code).catch(() => {})
    setState('idle')
  }
  return { state, setState, notice, setNotice, pay }
}

/**
 * Paying: one press is one attempt, however often it is pressed; without a network it waits and goes on by itself; what
 * refuses it is said, and asked for anew.
 */
export function usePay(draft: CheckoutDraft, price: Price) {
  const payment = usePayment(draft, price)
  const { state, setState, setNotice, pay } = payment
  const isRunning = useRef(false)
  const latest = useRef(pay)
  useEffect(() => void (latest.current = pay))

  const press = useCallback(async () => {
    if (isRunning.current) return
    isRunning.current = true
    setNotice(null)
    await latest.current().catch(() => {
      setNotice({ words: words.refusals.failed })
      setState('idle')
    })
    isRunning.current = false
  }, [setNotice, setState])

  useEffect(() => {
    if (state !== 'waiting') return
    const again = () => navigator.onLine && void press()
    const timer = setInterval(again, retryMs)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [state, press])

  useEffect(() => {
    if (state !== 'leaving') return
    const timer = setTimeout(() => setState('idle'), leavingMs)
    const stop = () => clearTimeout(timer)
    addEventListener('pagehide', stop)
    return () => {
      stop()
      removeEventListener('pagehide', stop)
    }
  }, [state, setState])

  // Back from the provider to a page the browser kept: it is not leaving any more.
  useEffect(() => {
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && setState('idle')
    addEventListener('pageshow', onShow)
    return () => removeEventListener('pageshow', onShow)
  }, [setState])
  /** What is changed while it waits is looked at again before it is sent. */
  const calm = useCallback(() => {
    setNotice(null)
    // What is under way already looks for itself whether it is still what is wanted.
    if (!isRunning.current) setState((before) => (before === 'waiting' ? 'idle' : before))
  }, [setNotice, setState])
  return { ...payment, press, calm }
}
