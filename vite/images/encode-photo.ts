import sharp from 'sharp'

/** What of a picture is made: the format, and its width in pixels. */
export type Rendition = { format: 'avif' | 'webp' | 'jpg'; width: number }

/**
 * Chosen by eye on the plainest walls and the finest weave: below AVIF 55 the shadows on plaster grow steps.
 * Effort 4 costs six times effort 2 for 13 % fewer bytes; 4:2:0 is a fifth faster and not to be seen.
 */
export const settings = {
  avif: { quality: 60, effort: 2, chromaSubsampling: '4:2:0' },
  webp: { quality: 76, effort: 2 },
  jpg: { quality: 78, mozjpeg: true },
} as const

/** Two masters are encoded at once, each encoder on one thread. */
sharp.concurrency(1)
sharp.cache(false)

/**
 * Encodes one master at several widths and formats.
 *
 * @returns the files in the order asked for.
 * @throws when the master is no picture.
 */
export async function* encodePhoto(master: Buffer, renditions: readonly Rendition[]) {
  const { data, info } = await sharp(master)
    .rotate()
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  for (const { format, width } of renditions) {
    const resized = sharp(data, { raw: info }).resize({ width, withoutEnlargement: true })
    if (format === 'avif') yield await resized.avif(settings.avif).toBuffer()
    else if (format === 'webp') yield await resized.webp(settings.webp).toBuffer()
    else yield await resized.jpeg(settings.jpg).toBuffer()
  }
}
