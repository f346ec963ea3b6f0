import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { icons, writeIcons } from './write-icons.ts'

it('writeIcons() draws each at its size; what is cut by a mask has paper in its corners', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'icons-'))
  try {
    await writeIcons(folder)
    for (const { file, size, purpose } of icons) {
      const picture = sharp(join(folder, file))
      const { width, height } = await picture.metadata()
      const { data } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
      expect([file, width, height, data[3]]).toEqual([
        ...[file, size, size],
        purpose === 'maskable' ? 255 : 0,
      ])
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})
