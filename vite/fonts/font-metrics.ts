import subsetFont from 'subset-font'
import { readCharacterMap } from './character-map.ts'
import { readTables } from './sfnt.ts'

/** Sizes as parts of the font size (1 = 1em). */
export type FontMetrics = { averageWidth: number; ascent: number; descent: number }

/** What the widths are averaged over: English as this shop writes it. */
const sample =
  'Frankincense resin steam-distilled and rested in organic jojoba. Warm, dry and quiet, with a trace of ' +
  'lemon peel. Poured by hand in small batches; each jar is trimmed, tested and signed. Wipe with a soft ' +
  'cloth and keep it out of the sun. From $24.00 to $120.00, delivered in two to five days.'

/**
 * Measures a font.
 *
 * @param font - any format the browser reads.
 * @param weight - of a variable font.
 */
export async function measureFont(font: Buffer, weight?: number): Promise<FontMetrics> {
  const variationAxes: Record<string, number> = weight === undefined ? {} : { wght: weight }
  const tables = readTables(
    await subsetFont(font, sample, { targetFormat: 'truetype', variationAxes }),
  )
  const [head, hhea, hmtx, cmap] = ['head', 'hhea', 'hmtx', 'cmap'].map((tag) => tables.get(tag)!)
  const unitsPerEm = head!.readUInt16BE(18)
  const lastWidth = hhea!.readUInt16BE(34) - 1
  const map = readCharacterMap(cmap!)
  const widths = [...sample].map((character) => {
    const glyph = map.get(character.codePointAt(0)!)!
    return hmtx!.readUInt16BE(Math.min(glyph, lastWidth) * 4)
  })
  return {
    averageWidth: widths.reduce((sum, width) => sum + width, 0) / widths.length / unitsPerEm,
    ascent: hhea!.readInt16BE(4) / unitsPerEm,
    descent: -hhea!.readInt16BE(6) / unitsPerEm,
  }
}
