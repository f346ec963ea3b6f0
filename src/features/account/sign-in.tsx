import { useState } from 'react'
import { CodeStep } from './code-step.tsx'
import { SignInForm, type Way } from './sign-in-form.tsx'

/** A code is on its way: to whom, and what it is for. */
export type Pending = { email: string; purpose: 'email' | 'recovery' }

export type CodeStepProps = {
  pending: Pending
  onBack: () => void
  /** True from when the page must stay though someone is signed in, to choose the password first. */
  onHold: (isHeld: boolean) => void
}

/** Everything someone can do who is not signed in. */
export function SignIn({ onHold }: { onHold: (isHeld: boolean) => void }) {
  const [way, setWay] = useState<Way>('signIn')
  const [pending, setPending] = useState<Pending | null>(null)
  if (!pending) return <SignInForm way={way} onWay={setWay} onPending={setPending} />
  const goBack = () => {
    onHold(false)
    setPending(null)
  }
  return <CodeStep pending={pending} onBack={goBack} onHold={onHold} />
}
