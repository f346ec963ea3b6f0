/** A code is on its way: to whom, and what it is for. */
export type Pending = { email: string; purpose: 'email' | 'recovery' }

export type CodeStepProps = {
  pending: Pending
  onBack: () => void
  /** True from when the page must stay though someone is signed in, to choose the password first. */
  onHold: (isHeld: boolean) => void
}
