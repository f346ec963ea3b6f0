export const fromPrice = (price: string) => `from ${price}`
export const soldOut = 'Sold out'
/** What a row of colour dots says to those who do not see it: `Glaze: Bone, Sage`. */
export const optionValues = (name: string, values: readonly string[]) =>
  `${name}: ${values.join(', ')}`
/** Few values are read as a choice, more as a list. */
export const listValues = (values: readonly string[]) =>
  values.length === 2 ? values.join(' or ') : values.join(', ')
export const moreValues = (count: number) => `+${count}`
