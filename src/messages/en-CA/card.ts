export const fromPrice = (price: string) => `from ${price}`
export const soldOut = 'Sold out'
/** The name of an option as the interface spells it: the catalogue writes some the American way. */
export const optionName = (name: string) => (name === 'Color' ? 'Colour' : name)
/** What a row of colour dots says to those who do not see it: `Glaze: Bone, Sage`. */
export const optionValues = (name: string, values: readonly string[]) =>
  `${optionName(name)}: ${values.join(', ')}`
/** Few values are read as a choice, more as a list. */
export const listValues = (values: readonly string[]) =>
  values.length === 2 ? values.join(' or ') : values.join(', ')
export const moreValues = (count: number) => `+${count}`
