export const addresses = 'Addresses'
export const none = 'No address yet. The first one you add is where orders go.'
export const loading = 'Looking up your addresses.'
export const offline =
  'Your addresses need the network. They come by themselves once you are online.'
export const notLoaded = 'Your addresses did not come.'
export const tryAgain = 'Try again'
export const isDefault = 'Default'
export const add = 'Add an address'
export const change = 'Change'
export const remove = 'Remove'
export const makeDefault = 'Make default'
export const removed = 'Removed.'
export const undo = 'Undo'
export const newTitle = 'A new address'
export const changeTitle = 'Change an address'
export const saveIt = 'Keep address'
export const cancel = 'Cancel'
export const kept = 'Kept.'

export const fields = {
  country: 'Country',
  name: 'Full name',
  company: 'Company',
  line1: 'Address',
  line2: 'Apartment, suite',
  city: 'City',
  region: 'Region',
  postal_code: 'Postal code',
  phone: 'Phone',
} as const
export const optional = '(optional)'
export const chooseOne = 'Choose'
export const regionNames: Readonly<Record<string, string>> = { CA: 'Province', US: 'State' }
export const postalCodeNames: Readonly<Record<string, string>> = { US: 'ZIP code' }
export const asDefault = 'Send orders here unless I say otherwise'

export const missing = {
  country: 'Choose a country.',
  name: 'Enter the name of who receives it.',
  line1: 'Enter street and number.',
  city: 'Enter the city.',
  region: 'Choose one.',
  postal_code: 'Enter the postal code.',
} as const
export const wrongPostalCode: Readonly<Record<string, string>> = {
  CA: 'This is no Canadian postal code. One looks like M6J 3H1.',
  US: 'This is no ZIP code. One looks like 10001.',
}
export const foreignPostalCode = 'This postal code belongs to another province. Check both.'
export const wrongPhone = 'Enter digits, such as 416 555 0134.'
export const tooMany = 'You keep twenty addresses already. Remove one first.'
export const isGone = 'This address was removed on another device.'
export const malformed = 'Something in this address cannot be kept. Look it through once more.'

export const provinces: Readonly<Record<string, string>> = {
  ...{ AB: 'Alberta', BC: 'British Columbia', MB: 'Manitoba', NB: 'New Brunswick' },
  ...{ NL: 'Newfoundland and Labrador', NS: 'Nova Scotia', NT: 'Northwest Territories' },
  ...{ NU: 'Nunavut', ON: 'Ontario', PE: 'Prince Edward Island', QC: 'Quebec' },
  ...{ SK: 'Saskatchewan', YT: 'Yukon' },
}
export const states: Readonly<Record<string, string>> = {
  ...{ AL: 'Alabama', AK: 'Alaska', AZ: 'Arizona', AR: 'Arkansas', CA: 'California' },
  ...{ CO: 'Colorado', CT: 'Connecticut', DE: 'Delaware', DC: 'District of Columbia' },
  ...{ FL: 'Florida', GA: 'Georgia', HI: 'Hawaii', ID: 'Idaho', IL: 'Illinois', IN: 'Indiana' },
  ...{ IA: 'Iowa', KS: 'Kansas', KY: 'Kentucky', LA: 'Louisiana', ME: 'Maine', MD: 'Maryland' },
  ...{ MA: 'Massachusetts', MI: 'Michigan', MN: 'Minnesota', MS: 'Mississippi', MO: 'Missouri' },
  ...{ MT: 'Montana', NE: 'Nebraska', NV: 'Nevada', NH: 'New Hampshire', NJ: 'New Jersey' },
  ...{ NM: 'New Mexico', NY: 'New York', NC: 'North Carolina', ND: 'North Dakota', OH: 'Ohio' },
  ...{ OK: 'Oklahoma', OR: 'Oregon', PA: 'Pennsylvania', PR: 'Puerto Rico', RI: 'Rhode Island' },
  ...{ SC: 'South Carolina', SD: 'South Dakota', TN: 'Tennessee', TX: 'Texas', UT: 'Utah' },
  ...{ VT: 'Vermont', VA: 'Virginia', WA: 'Washington', WV: 'West Virginia', WI: 'Wisconsin' },
  WY: 'Wyoming',
}
const countryWords = new Intl.DisplayNames(['en-CA'], { type: 'region' })
export const countryName = (code: string) => countryWords.of(code) ?? code
