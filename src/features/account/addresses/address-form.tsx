import { useEffect, useState } from 'react'
import * as words from '#messages/address.ts'
import { failed, sessionOver } from '#messages/account.ts'
import {
  addressLimits,
  checkAddress,
  formatPostalCode,
  type Address,
  type SavedAddress,
} from '../../../model/address.ts'
import { TextField } from '../../../ui/field.tsx'
import { gatherFaults } from '../check-fields.ts'
import { FormNotes } from '../form-notes.tsx'
import { useForm, type Faults, type FormValues } from '../use-form.ts'
import { CountryField, RegionField } from './place-fields.tsx'
import { saveAddress } from './queries.ts'

function readAddress({ get }: FormValues): Address {
  const names = Object.keys(addressLimits) as (keyof Address)[]
  const typed = Object.fromEntries(names.map((name) => [name, get(name).trim()])) as Address
  return { ...typed, postal_code: formatPostalCode(typed.postal_code, typed.country) }
}

function tellFaults(address: Address): Faults | null {
  const found = checkAddress(address)
  const told = Object.entries(found).map(([field, fault]) => {
    if (field === 'phone') return [field, words.wrongPhone]
    if (fault === 'elsewhere') return [field, words.foreignPostalCode]
    if (fault === 'wrong') return [field, words.wrongPostalCode[address.country]]
    return [field, words.missing[field as keyof typeof words.missing]]
  })
  return gatherFaults(Object.fromEntries(told) as Record<string, string>)
}

const refusals: Readonly<Record<string, string>> = {
  too_many_addresses: words.tooMany,
  unknown_address: words.isGone,
  malformed: words.malformed,
  not_signed_in: sessionOver,
}

type AddressFormProps = {
  user: string
  address: SavedAddress | null
  onDone: () => void
  onCancel: () => void
}

function useAddressForm({ user, address, onDone }: AddressFormProps) {
  // Drawn once: a form that is sent again because no answer came keeps one address.
  const [id] = useState(() => address?.id ?? crypto.randomUUID())
  return useForm(async (values) => {
    const typed = readAddress(values)
    const faults = tellFaults(typed)
    if (faults) return faults
    const isDefault = values.get('default') === 'on' || address?.is_default === true
    const refusal = await saveAddress(user, { ...typed, id, is_default: isDefault })
    if (refusal === 'offline') return 'offline'
    if (refusal) return { form: refusals[refusal] ?? failed }
    onDone()
    return null
  })
}

type Line = { field: keyof Address; autoComplete: string; optional?: string; half?: true }

const first: readonly Line[] = [
  { field: 'name', autoComplete: 'name' },
  { field: 'company', autoComplete: 'organization', optional: words.optional },
  { field: 'line1', autoComplete: 'address-line1' },
  { field: 'line2', autoComplete: 'address-line2', optional: words.optional },
  { field: 'city', autoComplete: 'address-level2' },
]

/** A new address, or one that is changed. */
export function AddressForm(props: AddressFormProps) {
  const { address, onCancel } = props
  const [country, setCountry] = useState(address?.country ?? 'CA')
  const { form, faults, isBusy, isWaiting } = useAddressForm(props)
  useEffect(
    () => form.ref.current?.querySelector<HTMLElement>('#address-name')?.focus(),
    [form.ref],
  )
  const line = ({ field, autoComplete, optional }: Line) => (
    <TextField
      key={field}
      id={`address-${field}`}
      label={words.fields[field]}
      autoComplete={autoComplete}
      maxLength={addressLimits[field]}
      defaultValue={address?.[field]}
      optional={optional}
      fault={faults[field]}
    />
  )
  const hasCode = country === 'CA' || country === 'US'
  return (
    <form className="account-form" {...form}>
      <h2 className="display-4">{address ? words.changeTitle : words.newTitle}</h2>
      <div className="fields">
        <CountryField country={country} onChange={setCountry} fault={faults.country} />
        {first.map(line)}
        <div className="half">
          <RegionField
            key={country}
            country={country}
            region={address?.country === country ? address.region : ''}
            fault={faults.region}
          />
        </div>
        <div className="half">
          <TextField
            id="address-postal_code"
            label={words.postalCodeNames[country] ?? words.fields.postal_code}
            autoComplete="postal-code"
            autoCapitalize="characters"
            maxLength={addressLimits.postal_code}
            defaultValue={address?.postal_code}
            optional={hasCode ? undefined : words.optional}
            fault={faults.postal_code}
          />
        </div>
        <TextField
          id="address-phone"
          label={words.fields.phone}
          type="tel"
          autoComplete="tel"
          maxLength={addressLimits.phone}
          defaultValue={address?.phone}
          optional={words.optional}
          fault={faults.phone}
        />
        {!address?.is_default && (
          <label className="tick">
            <input type="checkbox" name="default" />
            {words.asDefault}
          </label>
        )}
      </div>
      <FormNotes fault={faults.form} isWaiting={isWaiting} />
      <div className="account-buttons">
        <button className="button button-wide" type="submit" aria-disabled={isBusy || undefined}>
          {words.saveIt}
        </button>
        <button className="button button-quiet button-wide" type="button" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
