import { useState, type KeyboardEvent } from 'react'
import { Icon } from './icon.tsx'

type StepperProps = {
  value: number
  min: number
  max: number
  /** Names of the group, its buttons and its field. */
  words: { group: string; decrease: string; increase: string; field: string }
  /** Hears whole numbers only, within the bounds, except 0 where it was typed: that asks for removal. */
  onChange: (value: number) => void
  /** True where each valid keystroke counts; else what was typed counts when the field is left, or on Enter. */
  isLive?: boolean
  isSmall?: boolean
  name?: string
}

function StepButton(props: {
  icon: 'minus' | 'plus'
  label: string
  isOff: boolean
  act: () => void
}) {
  // aria-disabled, not disabled: reaching an end must not throw the focus away.
  return (
    <button
      type="button"
      aria-label={props.label}
      aria-disabled={props.isOff || undefined}
      onClick={() => !props.isOff && props.act()}
    >
      <Icon name={props.icon} />
    </button>
  )
}

/** A whole number between two buttons; it can be typed as well. */
export function Stepper(props: StepperProps) {
  const { value, min, max, words, onChange, isLive = false } = props
  const [draft, setDraft] = useState<string | null>(null)

  const commit = (text: string) => {
    if (!/^\d+$/.test(text)) return
    const wanted = Number(text)
    const next = wanted === 0 && !isLive ? 0 : Math.min(Math.max(wanted, min), max)
    if (next !== value) onChange(next)
  }
  const leave = () => {
    if (draft !== null) commit(draft)
    setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') leave()
    if (event.key === 'Escape' && draft !== null) {
      event.preventDefault() // takes back what was typed, and leaves the dialog around it open
      setDraft(null)
    }
  }
  const step = (next: number) => {
    setDraft(null)
    onChange(next)
  }

  return (
    <div
      className={props.isSmall ? 'stepper stepper-small' : 'stepper'}
      role="group"
      aria-label={words.group}
    >
      <StepButton
        icon="minus"
        label={words.decrease}
        isOff={value <= min}
        act={() => step(value - 1)}
      />
      <input
        type="number"
        inputMode="numeric"
        className="number"
        name={props.name}
        aria-label={words.field}
        min={isLive ? min : 0}
        max={max}
        value={draft ?? String(value)}
        onChange={({ target }) => {
          setDraft(target.value)
          if (isLive) commit(target.value)
        }}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      <StepButton
        icon="plus"
        label={words.increase}
        isOff={value >= max}
        act={() => step(value + 1)}
      />
    </div>
  )
}
