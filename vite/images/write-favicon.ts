import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { root } from '../shop-config.ts'

const size = 48

/**
 * Writes `/favicon.ico`, drawn from `public/icon.svg`: browsers and crawlers ask for it whatever a page says, and a 404
 * would stand in the console. The container is one directory entry before a PNG (Windows Vista and newer).
 */
export async function writeFavicon(outDir: string): Promise<void> {
  const png = await sharp(join(root, 'public/icon.svg'), { density: 300 })
    .resize(size, size)
    .png()
    .toBuffer()
  const header = Buffer.alloc(22)
  header.writeUInt16LE(1, 2) // an icon
  header.writeUInt16LE(1, 4) // of one picture
  header.writeUInt8(size, 6)
  header.writeUInt8(size, 7)
  header.writeUInt16LE(1, 10) // plane
  header.writeUInt16LE(32, 12) // bits a pixel
  header.writeUInt32LE(png.length, 14)
  header.writeUInt32LE(header.length, 18)
  await writeFile(join(outDir, 'favicon.ico'), Buffer.concat([header, png]))
}
