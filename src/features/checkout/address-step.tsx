import { Fragment, type FormEvent } from 'react'
import * as addressWords from '#messages/address.ts'
import * as words from '#messages/checkout.ts'
import { addressLimits, type Address } from '../../model/address.ts'
import { emptyAddress } from '../../model/checkout-draft.ts'
import { Link } from '../../lib/link.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import type { Faults } from './check-draft.ts'
import { CountryField, RegionField } from './place-fields.tsx'
import { Step } from './step.tsx'
import type { Draft } from './use-draft.ts'

type AddressStepProps = Pick<
  Draft,
  'draft' | 'edition' | 'saved' | 'change' | 'changeAddress' | 'fill'
> & { faults: Faults; isGuest: boolean; onLeave: (field: string) => void }

const sameAddress = (one: Address, other: Address) =>
  Object.keys(emptyAddress).every(
    (field) => one[field as keyof Address] === other[field as keyof Address],
  )

/** The addresses of an account, by a word each; choosing one fills the fields. */
function SavedAddresses({ draft, saved, fill }: Pick<Draft, 'draft' | 'saved' | 'fill'>) {
  if (!saved.length) return null
  const chosen = saved.find((address) => sameAddress(address, draft.address))
  const options = saved.map((address) => ({
    value: address.id,
    name: [address.name, address.line1, address.city].filter(Boolean).join(', '),
  }))
  return (
    <SelectField
      id="checkout-saved"
      label={words.savedAddress}
      value={chosen?.id ?? ''}
      options={[...options, { value: '', name: words.otherAddress }]}
      onChange={({ target }) =>
        fill(saved.find(({ id }) => id === target.value) ?? { ...emptyAddress })
      }
    />
  )
}

type LineProps = { field: keyof Address; label: string; autoComplete: string; optional?: string }

/** Where it goes, and who hears of it. */
export function AddressStep(props: AddressStepProps) {
  const { draft, edition, change, changeAddress, faults, isGuest, onLeave } = props
  const { address } = draft
  const { country } = address
  const line = ({ field, label, autoComplete, optional }: LineProps) => (
    <TextField
      id={`checkout-${field}`}
      label={label}
      autoComplete={`shipping ${autoComplete}`}
      maxLength={addressLimits[field]}
      defaultValue={address[field]}
      optional={optional}
      fault={faults[field]}
    />
  )
  const onInput = ({ target }: FormEvent) => {
    const { name, value } = target as HTMLInputElement | HTMLSelectElement
    if (name === 'email') change({ email: value })
    else if (name === 'country') changeAddress({ country: value, region: '' })
    else if (name in address) changeAddress({ [name]: value })
  }
  const { postal_code: code, phone } = addressWords.fields
  return (
    <Step
      number={1}
      title={words.whereTitle}
      aside={
        isGuest && (
          <Link className="text-button" to="/account">
            {words.signIn}
          </Link>
        )
      }
    >
      <div
        className="fields"
        onInput={onInput}
        onBlur={({ target }) => {
          const { name, value } = target as unknown as HTMLInputElement
          if (value) onLeave(name)
        }}
      >
        <TextField
          id="checkout-email"
          label={words.email}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          defaultValue={draft.email}
          hint={words.emailHint}
          fault={faults.email}
        />
        <SavedAddresses {...props} />
        {/* Only what is filled in anew: whoever chose an address keeps the focus. */}
        <Fragment key={edition}>
          {line({ field: 'name', label: addressWords.fields.name, autoComplete: 'name' })}
          <CountryField value={country} fault={faults.country} />
          {line({ field: 'line1', label: words.street, autoComplete: 'address-line1' })}
          {line({
            ...{ field: 'line2', label: words.apartment, autoComplete: 'address-line2' },
            optional: words.ifAny,
          })}
          <div className="third third-wide">
            {line({
              field: 'city',
              label: addressWords.fields.city,
              autoComplete: 'address-level2',
            })}
          </div>
          <div className="third">
            <RegionField
              key={country}
              country={country}
              value={address.region}
              fault={faults.region}
            />
          </div>
          <div className="third">
            <TextField
              id="checkout-postal_code"
              label={addressWords.postalCodeNames[country] ?? code}
              autoComplete="shipping postal-code"
              autoCapitalize="characters"
              maxLength={addressLimits.postal_code}
              defaultValue={address.postal_code}
              optional={country === 'CA' || country === 'US' ? undefined : words.ifAny}
              fault={faults.postal_code}
            />
          </div>
          <div className="half">
            {line({
              ...{ field: 'company', label: addressWords.fields.company },
              ...{ autoComplete: 'organization', optional: words.ifAny },
            })}
          </div>
          <div className="half">
            <TextField
              id="checkout-phone"
              label={phone}
              type="tel"
              autoComplete="shipping tel"
              maxLength={addressLimits.phone}
              defaultValue={address.phone}
              optional={words.ifAny}
              fault={faults.phone}
            />
          </div>
        </Fragment>
      </div>
    </Step>
  )
}
