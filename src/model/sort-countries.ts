import { countries, regionsOf } from '../../supabase/functions/_shared/contract/places.ts'

/**
 * The countries a parcel can be sent to: where most go first, then by name.
 * @param nameOf a country's name in the page's language
 */
export const sortCountries = (nameOf: (code: string) => string): readonly string[] =>
  ['CA', 'US'].concat(
    countries.filter((code) => !regionsOf[code]).sort((a, b) => nameOf(a).localeCompare(nameOf(b))),
  )
