import * as words from '#messages/address.ts'
import { regionsOf } from '../../../../supabase/functions/_shared/contract/places.ts'
import { addressLimits } from '../../../model/address.ts'
import { sortCountries } from '../../../model/sort-countries.ts'
import { Field, TextField, tie } from '../../../ui/field.tsx'

const sorted = sortCountries(words.countryName)

type CountryFieldProps = {
  country: string
  onChange: (country: string) => void
  fault: string | undefined
}

export function CountryField({ country, onChange, fault }: CountryFieldProps) {
  const said = { id: 'address-country', label: words.fields.country, fault }
  return (
    <Field {...said}>
      <select
        className="input"
        {...tie(said)}
        autoComplete="country"
        value={country}
        onChange={({ target }) => onChange(target.value)}
      >
        {sorted.map((code) => (
          <option key={code} value={code}>
            {words.countryName(code)}
          </option>
        ))}
      </select>
    </Field>
  )
}

const namesOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CA: words.provinces,
  US: words.states,
}

type RegionFieldProps = { country: string; region: string; fault: string | undefined }

/** A list where the country has one, else free text. */
export function RegionField({ country, region, fault }: RegionFieldProps) {
  const label = words.regionNames[country] ?? words.fields.region
  const said = { id: 'address-region', label, fault }
  const regions = regionsOf[country]
  if (!regions)
    return (
      <TextField
        {...said}
        autoComplete="address-level1"
        maxLength={addressLimits.region}
        defaultValue={region}
        optional={words.optional}
      />
    )
  return (
    <Field {...said}>
      <select className="input" {...tie(said)} autoComplete="address-level1" defaultValue={region}>
        <option value="">{words.chooseOne}</option>
        {regions.map((code) => (
          <option key={code} value={code}>
            {namesOf[country]?.[code] ?? code}
          </option>
        ))}
      </select>
    </Field>
  )
}
