import { readCharacterMap, writeCharacterMap } from './character-map.ts'
import { readTables, writeTables } from './sfnt.ts'

/**
 * What the fonts lack and French or a product's words need, drawn by the first glyph that is there: the
 * narrow no-break space by a thin or a common one, the no-break hyphen by the hyphen. Without them a browser
 * takes the character from another font, and the width of a price depends on the machine.
 */
const standIns = new Map([
  [0x202f, [0x2009, 0xa0, 0x20]],
  [0x2011, [0x2010, 0x2d]],
])

/** Lets glyphs of a TrueType font stand for characters it lacks. */
export function addCharacters(font: Buffer): Buffer {
  const tables = readTables(font)
  const map = readCharacterMap(tables.get('cmap')!)
  for (const [code, candidates] of standIns) {
    const glyph = candidates.map((candidate) => map.get(candidate)).find((found) => found)
    if (!map.has(code) && glyph) map.set(code, glyph)
  }
  tables.set('cmap', writeCharacterMap(map))
  return writeTables(tables)
}
