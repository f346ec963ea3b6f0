import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import * as words from '#messages/checkout.ts'
import type { CheckoutAnswer } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { useNavigate } from '../../lib/navigate.ts'
import type { CheckoutDraft } from '../../model/checkout-draft.ts'
import { formatPrice } from '../../model/format-price.ts'
import { overlayQuery } from '../../wire/catalog/catalog-queries.ts'
import { listOwnPlaced, notePlaced, orderPath } from '../../wire/checkout/placed-orders.ts'
import type { FunctionRefusal } from '../../wire/functions/call-function.ts'
import { findPaid } from './find-paid.ts'
import { isOutdatedCart, isOutdatedRate } from './outdated.ts'
import { readRequest, sendPayment } from './send-payment.ts'
import { tellRefusal, type Notice } from './tell-refusal.ts'
import type { Price } from './use-price.ts'

/** `waiting`: for the network; `leaving`: the provider's page is about to open. */
export type PayState = 'idle' | 'busy' | 'waiting' | 'leaving'

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

/** @returns whether the shopper wants something else by now than when this was drawn */
function useChanged(wanted: unknown): () => boolean {
  const wish = JSON.stringify(wanted)
  const latest = useRef(wish)
  useEffect(() => void (latest.current = wish))
  return () => latest.current !== wish
}

/** What is being paid for already can be looked at where this device knows of it. */
function tell(refusal: FunctionRefusal, provider: CheckoutDraft['provider']): Notice {
  const notice = tellRefusal(refusal, provider)
  const [placed] = refusal.code === 'payment_in_progress' ? listOwnPlaced() : []
  return placed ? { ...notice, order: orderPath(placed.id, placed.key) } : notice
}

/** One attempt to pay, from the press to the provider's page or to words that say why not. */
export function usePayment(draft: CheckoutDraft, price: Price) {
  const [state, setState] = useState<PayState>('idle')
  const [notice, setNotice] = useState<Notice | null>(null)
  const navigate = useNavigate()
  const refresh = useRefresh(price)
  const isChanged = useChanged([draft, price.lines])
  const shownCents = price.quote?.totals.totalCents

  /** Says why it ends here, and looks anew at what it depends on before it can be pressed again. */
  const stop = async (said: Notice, code: FunctionRefusal['code'] | null) => {
    setNotice(said)
    if (code) await refresh(code).catch(() => {})
    setState('idle')
  }
  const showOrder = (path: string) => navigate(path, { replace: true })

  /** The order waits for its payment. Nobody is sent to pay what they have not seen. */
  const leave = async ({ orderId, orderKey, redirectUrl, totals }: CheckoutAnswer) => {
    notePlaced(orderId, orderKey)
    if (!isPage(redirectUrl)) throw new Error(`Cannot open ${redirectUrl}: no page`)
    if (isChanged()) return stop({ words: words.changedMeanwhile }, null)
    if (totals.totalCents !== shownCents)
      return stop({ words: words.totalChanged(formatPrice(totals.totalCents)) }, 'price_changed')
    setState('leaving')
    location.assign(redirectUrl)
  }

  const meet = async (refusal: FunctionRefusal) => {
    const { code, details } = refusal
    if (code === 'offline') return setState(isChanged() ? 'idle' : 'waiting')
    if (code !== 'already_paid') return stop(tell(refusal, draft.provider), code)
    const [id, key] = [details['orderId'], details['orderKey']].map(String) as [string, string]
    notePlaced(id, key)
    showOrder(orderPath(id, key))
  }

  const pay = async () => {
    setState((before) => (before === 'waiting' ? before : 'busy'))
    // Paid for on another page, or a day ago: the cart here may not know yet.
    const paidPath = await findPaid().catch(() => null)
    if (paidPath) return showOrder(paidPath)
    const answer = await sendPayment(readRequest(draft, price))
    return answer.kind === 'done' ? leave(answer.value) : meet(answer)
  }
  return { state, setState, notice, setNotice, pay }
}
