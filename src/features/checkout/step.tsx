import type { ReactNode } from 'react'

type StepProps = { number: number; title: string; aside?: ReactNode; children: ReactNode }

/** One of the steps to an order, under its number. */
export function Step({ number, title, aside, children }: StepProps) {
  const id = `step-${number}`
  return (
    <section className="step" aria-labelledby={id}>
      <header className="step-head">
        <span className="step-number" aria-hidden="true">
          {number}
        </span>
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  )
}
