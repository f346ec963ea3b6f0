import { expect, test } from 'vitest'
import { markMatches } from './mark-matches.ts'

const show = (text: string, q: string) =>
  markMatches(text, q)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join('')

test('markMatches() marks what was typed at the start of words', () => {
  expect(show('Frankincense Anointing Oil', 'frankin')).toBe('[Frankin]cense Anointing Oil')
  expect(show('Cold and gold', 'old')).toBe('Cold and gold')
})

test('markMatches() marks every word of the query', () => {
  expect(show('Rose & Myrrh', 'myrrh ro')).toBe('[Ro]se & [Myrrh]')
})

test('markMatches() marks a mistyped word only where no word matches as typed', () => {
  expect(show('Frankincense Oil', 'frnakin')).toBe('[Frankin]cense Oil')
  expect(show('Candle, candel', 'candel')).toBe('Candle, [candel]')
})

test('markMatches() compares without accents and keeps them in what it shows', () => {
  expect(show('Crème brûlée', 'brul')).toBe('Crème [brûl]ée')
})

test('markMatches() gives the text back where nothing was typed', () => {
  expect(markMatches('Linen', '  ')).toEqual([{ text: 'Linen', isMatch: false }])
  expect(markMatches('', 'a')).toEqual([])
})
