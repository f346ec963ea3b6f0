import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import subsetFont from 'subset-font'
import { readCharacterMap } from './character-map.ts'
import { faces } from './faces.ts'
import { measureFont } from './font-metrics.ts'
import { readTables } from './sfnt.ts'
import { subsetFonts } from './subset-fonts.ts'

const root = join(import.meta.dirname, '../..')
const fileOf = (name: string) => join(root, `.cache/fonts/${name}.woff2`)
const css = readFileSync(join(root, 'src/styles/fonts.css'), 'utf8')

/** Average widths of the machines' fonts, measured like ours over the same sample. */
const machineFonts = [
  { local: 'Times New Roman', width: 0.39688, ours: 'cormorant' },
  { local: 'Times New Roman Italic', width: 0.39863, ours: 'cormorant-italic' },
  { local: 'Noto Serif', width: 0.46934, ours: 'cormorant' },
  { local: 'Noto Serif Italic', width: 0.45664, ours: 'cormorant-italic' },
  { local: 'Arial', width: 0.43688, ours: 'jost' },
]

function readStandIn(local: string) {
  const block = css.split('@font-face').find((text) => text.includes(`local('${local}')`))!
  const percent = (name: string) => Number(new RegExp(`${name}: ([\\d.]+)%`).exec(block)![1])
  return {
    size: percent('size-adjust'),
    ascent: percent('ascent-override'),
    descent: percent('descent-override'),
  }
}

beforeAll(subsetFonts)

describe('subsetFonts()', () => {
  it('stays within 60 KB for all files together', () => {
    const bytes = faces.map(({ name }) => statSync(fileOf(name)).size)
    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThan(60_000)
  })

  it.each(faces.map(({ name }) => name))('%s draws the spaces of French prices', async (name) => {
    const font = await subsetFont(readFileSync(fileOf(name)), undefined, {
      targetFormat: 'truetype',
      keepAllGlyphs: true,
    })
    const map = readCharacterMap(readTables(font).get('cmap')!)
    expect([...'\u00a0\u202fŒœé’'].filter((text) => !map.has(text.codePointAt(0)!))).toEqual([])
  })
})

describe('fonts.css', () => {
  it.each(machineFonts)('stretches $local to $ours', async ({ local, width, ours }) => {
    const weight = ours === 'cormorant-italic' ? undefined : 400
    const real = await measureFont(readFileSync(fileOf(ours)), weight)
    const scale = real.averageWidth / width
    const standIn = readStandIn(local)
    expect(standIn.size).toBeCloseTo(scale * 100, 0)
    expect(standIn.ascent).toBeCloseTo((real.ascent / scale) * 100, 0)
    expect(standIn.descent).toBeCloseTo((real.descent / scale) * 100, 0)
  })
})
