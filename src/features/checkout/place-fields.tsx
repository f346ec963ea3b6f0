import * as words from '#messages/address.ts'
import { regionsOf } from '../../../supabase/functions/_shared/contract/places.ts'
import { addressLimits } from '../../model/address.ts'
import { sortCountries } from '../../model/sort-countries.ts'
import { SelectField, TextField } from '../../ui/field.tsx'

const countries = sortCountries(words.countryName).map((code) => ({
  value: code,
  name: words.countryName(code),
}))

type PlaceProps = { value: string; fault: string | undefined }

export function CountryField({ value, fault }: PlaceProps) {
  return (
    <SelectField
      id="checkout-country"
      label={words.fields.country}
      autoComplete="shipping country"
      options={countries}
      defaultValue={value}
      fault={fault}
    />
  )
}

const namesOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CA: words.provinces,
  US: words.states,
}

/** A list where the country has one, else free text. */
export function RegionField({ value, fault, country }: PlaceProps & { country: string }) {
  const shared = {
    id: 'checkout-region',
    label: words.regionNames[country] ?? words.fields.region,
    autoComplete: 'shipping address-level1',
    fault,
    defaultValue: value,
  }
  const regions = regionsOf[country]
  if (!regions)
    return <TextField {...shared} maxLength={addressLimits.region} optional={words.optional} />
  const options = regions.map((code) => ({ value: code, name: namesOf[country]?.[code] ?? code }))
  return <SelectField {...shared} options={[{ value: '', name: words.chooseOne }, ...options]} />
}
