import { useCallback, useEffect, useRef } from 'react'
import * as words from '#messages/checkout.ts'
import type { CheckoutDraft } from '../../model/checkout-draft.ts'
import type { Price } from './use-price.ts'
import { usePayment, type PayState } from './use-payment.ts'

const retryMs = 4_000
/** Longer than a provider's page takes to answer; after that whoever pressed Stop may press again. */
const leavingMs = 10_000

type SetState = ReturnType<typeof usePayment>['setState']

/** What waits for the network goes on by itself once there is one. */
function useGoingOn(state: PayState, press: () => Promise<void>) {
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
}

/** A page that did not open, and a page the browser kept while its shopper was at the provider's, can be used again. */
function useStaying(state: PayState, setState: SetState) {
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
  useEffect(() => {
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && setState('idle')
    addEventListener('pageshow', onShow)
    return () => removeEventListener('pageshow', onShow)
  }, [setState])
}

/**
 * Paying: one press is one attempt, however often it is pressed; without a network it waits and goes on by itself; what
 * refuses it is said, and asked for anew.
 */
export function usePay(draft: CheckoutDraft, price: Price) {
  const { state, setState, notice, setNotice, pay } = usePayment(draft, price)
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

  /** What is changed while it waits is looked at again before it is sent. */
  const calm = useCallback(() => {
    setNotice(null)
    // What is under way already looks for itself whether it is still what is wanted.
    if (!isRunning.current) setState((before) => (before === 'waiting' ? 'idle' : before))
  }, [setNotice, setState])

  useGoingOn(state, press)
  useStaying(state, setState)
  return { state, notice, press, calm }
}
