/** Which glyph draws a character: code point to glyph number. */
export type CharacterMap = Map<number, number>

/** Reads the Unicode map of a `cmap` table; its subtables of format 4 cover the Basic Multilingual Plane. */
export function readCharacterMap(cmap: Buffer): CharacterMap {
  const map: CharacterMap = new Map()
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + i * 8 + 4))
    if (table.readUInt16BE(0) === 4) readSegments(table, map)
  }
  if (map.size === 0) throw new Error('Cannot read the font: it has no character map of format 4')
  return map
}

/** Format 4: parallel arrays of segments' ends, starts, deltas and offsets into a glyph array. */
function readSegments(table: Buffer, map: CharacterMap) {
  const size = table.readUInt16BE(6)
  const [ends, starts, deltas, offsets] = [14, 16 + size, 16 + size * 2, 16 + size * 3] as const
  for (let at = 0; at < size; at += 2) {
    const start = table.readUInt16BE(starts + at)
    const offset = table.readUInt16BE(offsets + at)
    for (let code = start; code <= table.readUInt16BE(ends + at) && code < 0xffff; code++) {
      const place = offsets + at + offset + (code - start) * 2
      const raw = offset === 0 ? code : table.readUInt16BE(place)
      if (raw !== 0) map.set(code, (raw + table.readUInt16BE(deltas + at)) & 0xffff)
    }
  }
}

/**
 * Writes a `cmap` table with one subtable of format 4 for Windows, one segment a character: simple, since
 * only the subsetter reads it, which writes its own.
 */
export function writeCharacterMap(map: CharacterMap): Buffer {
  const segments = [...map].sort(([a], [b]) => a - b)
  segments.push([0xffff, 0]) // the format asks for it
  const size = segments.length * 2
  const header = Buffer.alloc(12 + 14)
  header.writeUInt16BE(1, 2) // one subtable
  header.writeUInt16BE(3, 4) // Windows,
  header.writeUInt16BE(1, 6) // the Basic Multilingual Plane
  header.writeUInt32BE(12, 8)
  header.writeUInt16BE(4, 12)
  header.writeUInt16BE(16 + size * 4, 14)
  header.writeUInt16BE(size, 18)
  const [codes, deltas] = [Buffer.alloc(size), Buffer.alloc(size)]
  for (const [i, [code, glyph]] of segments.entries()) {
    codes.writeUInt16BE(code, i * 2)
    deltas.writeUInt16BE((glyph - code) & 0xffff, i * 2)
  }
  const [padding, offsets] = [Buffer.alloc(2), Buffer.alloc(size)]
  return Buffer.concat([header, codes, padding, codes, deltas, offsets])
}
