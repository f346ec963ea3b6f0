import { useEffect, useRef, useState, type FormEvent } from 'react'
import { failed } from '#messages/account.ts'

/** What is wrong, in words, by the name of a field; `form` for what no field is to blame for. */
export type Faults = Readonly<Record<string, string>>

export type FormValues = { get: (name: string) => string; pressed: string }

/** @returns null when it was done, `offline` when it must wait for the network */
export type FormAct = (values: FormValues) => Promise<Faults | 'offline' | null>

const retryMs = 4_000

function readValues(form: HTMLFormElement, pressed: string): FormValues {
  const data = new FormData(form)
  const get = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value : ''
  }
  return { get, pressed }
}

/** Calls back when the network may be there again; a browser that is online may still get no answers, so by the clock, too. */
function useRetry(isWaiting: boolean, retry: () => void) {
  const latest = useRef(retry)
  useEffect(() => void (latest.current = retry))
  useEffect(() => {
    if (!isWaiting) return
    const again = () => navigator.onLine && latest.current()
    const timer = setInterval(again, retryMs)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [isWaiting])
}

/**
 * A form that is sent once at a time, tells what is wrong beside the field, puts the focus into the first such field, and
 * waits for the network where there is none: what was typed stays and goes on by itself.
 */
export function useForm(act: FormAct) {
  const form = useRef<HTMLFormElement>(null)
  const [faults, setFaults] = useState<Faults>({})
  const [state, setState] = useState<'idle' | 'busy' | 'waiting'>('idle')
  const running = useRef(false)
  const pressed = useRef('')

  async function send() {
    if (running.current || !form.current) return
    running.current = true
    setState((before) => (before === 'waiting' ? before : 'busy'))
    // What breaks is told as what fails: a form that stays busy could never be sent again.
    const broken: Faults = { form: failed }
    const outcome = await act(readValues(form.current, pressed.current)).catch(() => broken)
    running.current = false
    setState(outcome === 'offline' ? 'waiting' : 'idle')
    setFaults(outcome === 'offline' || outcome === null ? {} : outcome)
  }

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [faults])
  useRetry(state === 'waiting', () => void send())

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    pressed.current = submitter?.getAttribute('value') ?? ''
    void send()
  }
  return {
    faults,
    setFaults,
    isBusy: state === 'busy',
    isWaiting: state === 'waiting',
    // Pressed before any script is here, "dialog" loads no page; the press is kept, see `inline/boot.ts`.
    form: { ref: form, onSubmit, noValidate: true, method: 'dialog' } as const,
  }
}
