import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { writeFavicon } from './write-favicon.ts'

it('writeFavicon() wraps a picture that can be read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'favicon-'))
  try {
    await writeFavicon(folder)
    const file = await readFile(join(folder, 'favicon.ico'))
    const [length, offset] = [file.readUInt32LE(14), file.readUInt32LE(18)]
    const { width, format } = await sharp(file.subarray(offset, offset + length)).metadata()
    expect([width, format, offset + length]).toEqual([48, 'png', file.length])
  } finally {
    await rm(folder, { recursive: true })
  }
})
