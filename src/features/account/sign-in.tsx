import { useState } from 'react'
import type { Pending } from './code-on-its-way.ts'
import { CodeStep } from './code-step.tsx'
import { SignInForm, type Way } from './sign-in-form.tsx'

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
