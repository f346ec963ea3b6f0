import { expect, test } from 'vitest'
import type { ProductSummary } from '../../model/product.ts'
import { matchedValue } from './matched-value.ts'

const values = (...words: string[]) => words.map((value) => ({ value, swatch: null }))
const sticks = {
  title: 'Incense Sticks',
  options: [
    { name: 'Scent', facet: 'scent', values: values('Cedar & Oud', 'Frankincense') },
    { name: 'Box', facet: null, values: values('Thirty') },
  ],
} as unknown as ProductSummary

test('matchedValue() names the choice a text asks for', () => {
  expect(matchedValue(sticks, 'frankin')).toEqual({ Scent: 'Frankincense' })
  expect(matchedValue(sticks, 'oud')).toEqual({ Scent: 'Cedar & Oud' })
})

test('matchedValue() leaves it to the title where that answers', () => {
  expect(matchedValue(sticks, 'incense')).toBeNull()
})

test('matchedValue() names nothing that is not a choice', () => {
  expect(matchedValue(sticks, 'thirty')).toBeNull()
  expect(matchedValue(sticks, 'linen')).toBeNull()
  expect(matchedValue(sticks, '')).toBeNull()
})
