import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { addCharacters } from './add-characters.ts'
import { faces, keptFeatures, type Face } from './faces.ts'

const root = join(import.meta.dirname, '../..')
/** `src/styles/fonts.css` names the files here. */
const folder = join(root, '.cache/fonts')
/** Raise it when this code changes what it makes. */
const version = 1

/** Makes the shop's three font files, unless they are there already. */
export async function subsetFonts(): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const face of faces) await subsetFace(face)
}

async function subsetFace(face: Face) {
  const source = await readFile(join(root, 'node_modules/@fontsource-variable', face.source))
  const settings = JSON.stringify([face, keptFeatures, version])
  const key = createHash('sha256').update(source).update(settings).digest('hex')
  const file = join(folder, `${face.name}.woff2`)
  const isKnown =
    existsSync(file) && (await readFile(`${file}.key`, 'utf8').catch(() => '')) === key
  if (isKnown) return
  const whole = await subsetFont(source, undefined, {
    targetFormat: 'truetype',
    keepAllGlyphs: true,
  })
  const font = await subsetFont(addCharacters(whole), face.characters, {
    targetFormat: 'woff2',
    variationAxes: { wght: face.weight },
    keepFeatures: keptFeatures,
    noHinting: true,
  })
  await writeFile(file, font)
  await writeFile(`${file}.key`, key)
}
