import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { codeFaults } from '#messages/checkout.ts'
import {
  chooseRate,
  rateDestination,
  requestLines,
  type CheckoutDraft,
} from '../../model/checkout-draft.ts'
import type { PricedLine } from '../../model/cart-lines.ts'
import { isEmail } from '../../../supabase/functions/_shared/contract/email.ts'
import { overlayQuery } from '../../wire/catalog/catalog-queries.ts'
import type { FunctionRefusal } from '../../wire/functions/call-function.ts'
import { isOutdatedCart, isOutdatedRate } from './outdated.ts'
import { quoteQuery, ratesQuery } from './queries.ts'

/** Nobody is asked with it: the query waits until there is a place. */
const nowhere = { country: '', region: '', postalCode: '' }

const isCodeFault = (code: string): code is keyof typeof codeFaults => code in codeFaults

/** The ways an order can travel, and the one that is chosen. */
function useRates(draft: CheckoutDraft, lines: ReturnType<typeof requestLines>) {
  const destination = rateDestination(draft.address)
  const isKnown = destination !== null && lines.length > 0
  const { data, error, isFetching, refetch } = useQuery({
    ...ratesQuery(lines, destination ?? nowhere),
    enabled: isKnown,
  })
  const rates = data?.kind === 'done' ? data.value.rates : []
  return {
    destination,
    rates,
    rate: chooseRate(rates, draft.service),
    refusal: data?.kind === 'refused' ? data : null,
    isWanting: isKnown,
    error: data ? null : error,
    isFetching,
    refetch,
  }
}

/** A code that is not taken is taken out of the draft, and the field says why. */
function useCodeFault(refused: string | null, draft: CheckoutDraft, drop: () => void) {
  const [fault, setFault] = useState<{ code: string; words: string } | null>(null)
  useEffect(() => {
    if (!refused || !isCodeFault(refused) || !draft.discountCode) return
    setFault({ code: draft.discountCode, words: codeFaults[refused] })
    drop()
  }, [refused, draft.discountCode, drop])
  return { fault, setFault }
}

/** What was refused again and again is asked for no more often than this. */
const calmMs = 10_000

/** A quote is refused for what the page knew too long ago: that is asked for anew. */
function useRenewal(refusal: FunctionRefusal | null, refetchRates: () => Promise<unknown>) {
  const client = useQueryClient()
  const renewedAt = useRef(-calmMs)
  useEffect(() => {
    if (!refusal || performance.now() - renewedAt.current < calmMs) return
    renewedAt.current = performance.now()
    if (isOutdatedRate(refusal.code)) void refetchRates()
    if (isOutdatedCart(refusal.code)) void client.invalidateQueries(overlayQuery)
  }, [refusal, refetchRates, client])
}

/** What the order costs, as the server prices it: carriers, tax, discount. */
export function usePrice(
  draft: CheckoutDraft,
  cartLines: readonly PricedLine[],
  change: (part: Partial<CheckoutDraft>) => void,
) {
  const words = JSON.stringify(requestLines(cartLines))
  const lines = useMemo(() => JSON.parse(words) as ReturnType<typeof requestLines>, [words])
  const delivery = useRates(draft, lines)
  const { destination, rate } = delivery
  const { discountCode, email } = draft
  const quote = useQuery({
    ...quoteQuery({
      ...{ lines, destination: destination ?? nowhere },
      ...(rate && { rateId: rate.id }),
      // Some codes count once for each customer; without a code nobody need know who asks.
      ...(discountCode && { discountCode, ...(isEmail(email.trim()) && { email: email.trim() }) }),
    }),
    enabled: rate !== null,
    placeholderData: keepPreviousData,
  })
  const { data } = quote
  const drop = useMemo(() => () => change({ discountCode: '' }), [change])
  const refusal = data?.kind === 'refused' && rate !== null ? data : null
  const code = useCodeFault(refusal?.code ?? null, draft, drop)
  useRenewal(refusal, delivery.refetch)
  const isKnown = data?.kind === 'done' && rate !== null
  return {
    lines,
    delivery,
    code,
    quote: isKnown ? data.value : null,
    /** Why there is none. */
    refusal,
    error: data ? null : quote.error,
    /** False while the figures are those of a former choice. */
    isCurrent: !quote.isPlaceholderData,
    isPricing: rate === null ? delivery.isFetching : quote.isFetching,
    refetch: quote.refetch,
  }
}

export type Price = ReturnType<typeof usePrice>
