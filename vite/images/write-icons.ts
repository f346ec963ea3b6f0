import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { root } from '../shop-config.ts'

/** Of the light theme: an icon has one look, whatever the page wears. */
const paper = '#f6f1e9'

/**
 * Icons of the installed app: the mark on paper. Masks cut up to a fifth off each side, so a maskable one holds the mark
 * in the inner two thirds; the other kind, which is shown as it is, is a round of paper with air around it.
 */
export const icons = [
  { file: 'icons/any-192.png', size: 192, purpose: 'any' },
  { file: 'icons/any-512.png', size: 512, purpose: 'any' },
  { file: 'icons/maskable-192.png', size: 192, purpose: 'maskable' },
  { file: 'icons/maskable-512.png', size: 512, purpose: 'maskable' },
  { file: 'apple-touch-icon.png', size: 180, purpose: 'maskable' },
] as const

/** Draws every icon from `public/icon.svg` into the site. */
export async function writeIcons(outDir: string): Promise<void> {
  const svg = await readFile(join(root, 'public/icon.svg'))
  await mkdir(join(outDir, 'icons'), { recursive: true })
  for (const { file, size, purpose } of icons)
    await writeFile(join(outDir, file), await drawIcon(svg, size, purpose))
}

async function drawIcon(svg: Buffer, size: number, purpose: 'any' | 'maskable'): Promise<Buffer> {
  const markSize = Math.round(size * (purpose === 'any' ? 0.62 : 0.56))
  const mark = await sharp(svg, { density: 72 * Math.ceil(size / 50) })
    .resize(markSize, markSize)
    .toBuffer()
  return sharp(drawGround(size, purpose))
    .composite([{ input: mark }])
    .png({ palette: true, colours: 64, compressionLevel: 9 })
    .toBuffer()
}

function drawGround(size: number, purpose: 'any' | 'maskable'): Buffer {
  const shape =
    purpose === 'any'
      ? `<circle cx="50" cy="50" r="48" fill="${paper}"/>`
      : `<rect width="100" height="100" fill="${paper}"/>`
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 100 100">${shape}</svg>`,
  )
}
