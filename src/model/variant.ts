import type { OptionValues, Product, ProductImage, Variant } from './product.ts'
import { foldText } from './search/fold-text.ts'

type Choosable = Pick<Product, 'options' | 'variants'>

const matches = (wanted: OptionValues, values: OptionValues): boolean =>
  Object.entries(wanted).every(([name, value]) => values[name] === value)

/** The variant of these option values; undefined where the combination is not made. */
export const findVariant = ({ variants }: Choosable, chosen: OptionValues): Variant | undefined =>
  variants.find(({ options }) => matches(chosen, options))

/** What the page shows when its URL names no choice. */
export const defaultChoice = ({ options, variants }: Choosable): OptionValues =>
  Object.fromEntries(
    options.map(({ name, values }) => [name, variants[0]?.options[name] ?? values[0]?.value ?? '']),
  )

/** Options with something to choose. One value alone is a fact, no question. */
export const listQuestions = ({ options }: Choosable) =>
  options.filter(({ values }) => values.length > 1)

/** The words of a variant, in the order of the options: `Emerald, 55 cm`. Empty where there is only one. */
export const variantName = (product: Choosable, chosen: OptionValues): string =>
  product.variants.length > 1
    ? listQuestions(product)
        .map(({ name }) => chosen[name])
        .join(', ')
    : ''

/** The key under which a form finds its variant: chosen values in option order, joined by `/`. */
export const variantKey = (product: Choosable, chosen: OptionValues): string =>
  listQuestions(product)
    .map(({ name }) => chosen[name])
    .join('/')

/** Name of an option in the URL: `Wick colour` → `wick-colour`. */
export const optionParam = (name: string): string => foldText(name).replaceAll(' ', '-')

/** The choice a URL names. Words that are not, or no longer, offered count as not said. */
export function readChoice(product: Choosable, query: string): OptionValues {
  const params = new URLSearchParams(query)
  const standard = defaultChoice(product)
  return Object.fromEntries(
    product.options.map(({ name, values }) => {
      const asked = foldText(params.get(optionParam(name)) ?? '')
      const found = asked && values.find(({ value }) => foldText(value) === asked)
      return [name, found ? found.value : standard[name]!]
    }),
  )
}

/** The query that names a choice: all options, or none for the default; other parameters stay. */
export function writeChoice(product: Choosable, chosen: OptionValues, query = ''): string {
  const params = new URLSearchParams(query)
  const standard = defaultChoice(product)
  for (const { name } of product.options) params.delete(optionParam(name))
  if (!matches(chosen, standard))
    for (const { name } of listQuestions(product)) params.set(optionParam(name), chosen[name] ?? '')
  return params.size ? `?${params}` : ''
}

/** Path of the page with this variant chosen. */
export const variantPath = (
  product: Choosable & Pick<Product, 'handle'>,
  chosen: OptionValues,
): string => `/product/${encodeURIComponent(product.handle)}${writeChoice(product, chosen)}`

/** True when a value, with the other choices as they are, cannot be bought now. */
export function isSoldOut(product: Choosable, chosen: OptionValues, name: string, value: string) {
  return !findVariant(product, { ...chosen, [name]: value })?.stock
}

/** The pictures of a choice, in their order: those that show it and those that show every variant; else all. */
export function listPictures(
  { images }: Pick<Product, 'images'>,
  chosen: OptionValues,
): readonly ProductImage[] {
  const shown = images.filter(({ variant }) => !variant || matches(variant, chosen))
  return shown.length ? shown : images
}
