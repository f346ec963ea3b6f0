import type { HostedPage } from './hosted-page.ts'

type Face = Pick<HostedPage, 'title' | 'actions'>

const back = { action: 'back', label: 'Back to ANOINT Array' }

/** What a payer can do before paying. */
export const beforePaying: HostedPage['actions'] = [
  { action: 'pay', label: 'Pay' },
  { action: 'decline', label: 'Decline the card' },
  { action: 'fail_authentication', label: 'Fail authentication' },
  { action: 'cancel', label: 'Cancel' },
]

/** A page where something is decided that a shop cannot decide. */
export const showDecision = (title: string, ...actions: HostedPage['actions']): Face => ({
  title,
  actions: [back, ...actions],
})

/**
 * What becomes of a payment after it was made.
 *
 * @param dispute null where nobody complained; how it ended, or `open`.
 * @param canRefundFail whether a refund was taken that a bank could send back.
 */
export function showPaid(dispute: string | null, canRefundFail: boolean): Face {
  if (dispute === 'open')
    return showDecision(
      'The payment is disputed',
      { action: 'win_dispute', label: 'Decide for the shop' },
      { action: 'lose_dispute', label: 'Decide for the payer' },
    )
  const refund = { action: 'fail_refund', label: 'Send the refund back' }
  const actions = canRefundFail ? [refund] : []
  if (dispute !== null) return showDecision(`The dispute ended: ${dispute}`, ...actions)
  return showDecision(
    'You have paid',
    { action: 'dispute', label: 'Dispute the payment' },
    ...actions,
  )
}
