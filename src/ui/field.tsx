import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes } from 'react'

type FieldProps = {
  id: string
  label: string
  /** What is wrong with it, in words: stands below and is read with it. */
  fault?: string | undefined
  hint?: string | undefined
  /** Said beside the label where the field may stay empty. */
  optional?: string | undefined
}

const describe = ({ id, fault, hint }: FieldProps) =>
  [fault && `${id}-fault`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined

/** The attributes that tie a control to its words. */
export const tie = (props: FieldProps) => ({
  ...{ id: props.id, name: props.id.replace(/^.*-/, '') },
  'aria-invalid': props.fault ? (true as const) : undefined,
  'aria-describedby': describe(props),
})

/** A label, a control, a hint and a fault. */
export function Field({ children, ...props }: FieldProps & { children: ReactNode }) {
  const { id, label, fault, hint, optional } = props
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional"> {optional}</span>}
      </label>
      {children}
      {hint && (
        <p className="note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  )
}

type TextFieldProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name'>

/** A field of one line. It keeps its own text, so what was typed before the app was there stays. */
export function TextField({ id, label, fault, hint, optional, ...input }: TextFieldProps) {
  const words = { id, label, fault, hint, optional }
  return (
    <Field {...words}>
      <input className="input" {...tie(words)} {...input} />
    </Field>
  )
}

type Option = { value: string; name: string }
type SelectFieldProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'name' | 'children'> & {
    options: readonly Option[]
  }

/** A choice from a list. */
export function SelectField({ options, ...props }: SelectFieldProps) {
  const { id, label, fault, hint, optional, ...select } = props
  const words = { id, label, fault, hint, optional }
  return (
    <Field {...words}>
      <select className="input" {...tie(words)} {...select}>
        {options.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  )
}
