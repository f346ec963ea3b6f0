/** The tables of a TrueType font by their four-letter tags. */
export type FontTables = Map<string, Buffer>

const recordBytes = 16
const headerBytes = 12

/** Takes a TrueType font apart (OpenType 1.9, "Organization of an OpenType font"). */
export function readTables(font: Buffer): FontTables {
  const tables: FontTables = new Map()
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = headerBytes + i * recordBytes
    const offset = font.readUInt32BE(at + 8)
    const tag = font.toString('latin1', at, at + 4)
    tables.set(tag, font.subarray(offset, offset + font.readUInt32BE(at + 12)))
  }
  return tables
}

/**
 * Puts a TrueType font together. Checksums stay zero: the font is read once more by the subsetter, which
 * writes its own.
 */
export function writeTables(tables: FontTables): Buffer {
  const entries = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const header = Buffer.alloc(headerBytes + entries.length * recordBytes)
  header.writeUInt32BE(0x00010000, 0)
  header.writeUInt16BE(entries.length, 4)
  const bodies: Buffer[] = []
  let offset = header.length
  for (const [i, [tag, table]] of entries.entries()) {
    const at = headerBytes + i * recordBytes
    header.write(tag, at, 'latin1')
    header.writeUInt32BE(offset, at + 8)
    header.writeUInt32BE(table.length, at + 12)
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4)
    bodies.push(table, padding)
    offset += table.length + padding.length
  }
  return Buffer.concat([header, ...bodies])
}
