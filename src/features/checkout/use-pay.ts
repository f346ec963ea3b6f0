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
import { tellRefusal, type Notice } from './tell-refusal.ts'
import type { Price } from './use-price.ts'

/** `waiting`: for the network; `leaving`: the provider's page is about to open. */
export type PayState = 'idle' | 'busy' | 'waiting' | 'leaving'

const retryMs = 4_000
/** Another attempt of this cart is on its way to the provider; it takes seconds. */
const busyElsewhereMs = 2_000
const mostTries = 5

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

const outdatedRate = new Set(['unknown_rate', 'foreign_rate', 'expired_rate'])
const outdatedCart = new Set(['sold_out', 'price_changed', 'not_sold', 'unknown_variant'])

/** What was true when the page asked is asked again, so that the next press has a chance. */
function useRefresh(price: Price) {
  const client = useQueryClient()
  return async (code: FunctionRefusal['code']) => {
    if (outdatedCart.has(code)) await client.invalidateQueries(overlayQuery)
    if (outdatedRate.has(code)) await price.delivery.refetch()
    await price.refetch()
  }
}

function usePayment(draft: CheckoutDraft, price: Price) {
  const [state, setState] = useState<PayState>('idle')
  const [notice, setNotice] = useState<Notice | null>(null)
  const navigate = useNavigate()
  const refresh = useRefresh(price)
  const shownCents = price.quote?.totals.totalCents

  const pay = async () => {
    setState((before) => (before === 'waiting' ? before : 'busy'))
    const answer = await send(readRequest(draft, price))
    if (answer.kind === 'done') {
      const { orderId, orderKey, redirectUrl, totals } = answer.value
      notePlaced(orderId, orderKey)
      if (!isPage(redirectUrl)) throw new Error(`Cannot open ${redirectUrl}: no page`)
      if (totals.totalCents !== shownCents) {
        setNotice({ words: words.totalChanged(formatPrice(totals.totalCents)) })
        await price.refetch()
        return setState('idle')
      }
      setState('leaving')
      return location.assign(redirectUrl)
    }
    const { code, details } = answer
    if (code === 'offline') return setState('waiting')
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

  // Back from the provider to a page the browser kept: it is not leaving any more.
  useEffect(() => {
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && setState('idle')
    addEventListener('pageshow', onShow)
    return () => removeEventListener('pageshow', onShow)
  }, [setState])
  /** What is changed while it waits is looked at again before it is sent. */
  const calm = useCallback(() => {
    setNotice(null)
    setState((before) => (before === 'waiting' ? 'idle' : before))
  }, [setNotice, setState])
  return { ...payment, press, calm }
}
