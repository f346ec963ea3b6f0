import { describe, expect, test } from 'vitest'
import { candle } from './candle.fixture.ts'
import {
  defaultChoice,
  findVariant,
  isSoldOut,
  listPictures,
  optionParam,
  readChoice,
  variantKey,
  variantName,
  variantPath,
  writeChoice,
} from './variant.ts'

const sage = { Glaze: 'Sage', Height: '9 cm' }

describe('the choice in the URL', () => {
  test('is the first variant where the URL says nothing', () => {
    expect(readChoice(candle, '')).toEqual(defaultChoice(candle))
    expect(writeChoice(candle, defaultChoice(candle))).toBe('')
  })

  test('comes back as it was written', () => {
    expect(readChoice(candle, writeChoice(candle, sage))).toEqual(sage)
    expect(variantPath(candle, sage)).toBe('/product/ribbed-candle?glaze=Sage')
  })

  test('is read without regard to case and accents, and ignores what is not offered', () => {
    expect(readChoice(candle, '?glaze=sAgé')['Glaze']).toBe('Sage')
    expect(readChoice(candle, '?glaze=Neon&x=1')['Glaze']).toBe('Bone')
  })

  test('leaves other parameters alone', () => {
    expect(writeChoice(candle, sage, '?utm_source=letter')).toBe('?utm_source=letter&glaze=Sage')
    expect(writeChoice(candle, defaultChoice(candle), '?glaze=Sage&utm_source=a')).toBe(
      '?utm_source=a',
    )
  })

  test('names options in folded lower case', () => {
    expect(optionParam('Wick Colour')).toBe('wick-colour')
    expect(optionParam('Émail')).toBe('email')
  })
})

test('findVariant() knows only combinations that are made', () => {
  expect(findVariant(candle, sage)?.id).toBe('sage')
  expect(findVariant(candle, { Glaze: 'Sage', Height: '12 cm' })).toBeUndefined()
})

test('variantKey() names only what can be chosen', () => {
  expect(variantKey(candle, sage)).toBe('Sage')
})

test('variantName() is empty where nothing distinguishes variants', () => {
  expect(variantName(candle, sage)).toBe('Sage')
  expect(variantName({ ...candle, variants: candle.variants.slice(0, 1) }, sage)).toBe('')
})

test('isSoldOut() looks at the other choices made', () => {
  expect(isSoldOut(candle, sage, 'Glaze', 'Clay')).toBe(true)
  expect(isSoldOut(candle, sage, 'Glaze', 'Bone')).toBe(false)
})

describe('listPictures()', () => {
  test('shows the choice and what shows every variant', () => {
    expect(listPictures(candle, sage).map(({ url }) => url)).toEqual(['/sage.jpg', '/all.jpg'])
  })

  test('shows all where none shows the choice', () => {
    const images = candle.images.filter(({ variant }) => variant?.['Glaze'] === 'Bone')
    expect(listPictures({ images }, sage)).toHaveLength(2)
  })
})
