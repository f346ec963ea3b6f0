import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { ServerEntry } from '../bundle.ts'
import { icons } from '../images/write-icons.ts'

type Screenshot = { file: string; form: 'narrow' | 'wide'; label: string }

/** Taken from the real pages by `e2e/specs/pictures.spec.ts`; a shop without them is installable all the same. */
const describeScreenshot = async (outDir: string, base: string, shot: Screenshot) => {
  const path = join(outDir, 'screenshots', shot.file)
  if (!existsSync(path)) return []
  const { width, height } = await sharp(path).metadata()
  return [
    {
      src: `${base}screenshots/${shot.file}`,
      ...{ sizes: `${width}x${height}`, type: 'image/jpeg' },
      ...{ form_factor: shot.form, label: shot.label },
    },
  ]
}

/**
 * Writes `/manifest.webmanifest`: what a device needs to know to install the shop.
 *
 * @param base - path the shop lies under, with a slash at both ends; everything in the manifest is relative to it
 */
export async function writeManifest(options: {
  entry: ServerEntry
  outDir: string
  locale: string
  base: string
}): Promise<void> {
  const { entry, outDir, locale, base } = options
  const { name, shortName, description, shortcuts, screenshots } = entry.appWords
  const shots = (['narrow', 'wide'] as const).flatMap((form) =>
    Object.entries(screenshots).map(([page, label]) => ({
      ...{ file: `${page}-${form}.jpg`, form, label },
    })),
  )
  const manifest = {
    ...{ id: base, start_url: base, scope: base, lang: locale, dir: 'ltr' },
    ...{ name, short_name: shortName, description },
    categories: ['shopping', 'lifestyle'],
    display: 'standalone',
    display_override: ['standalone', 'minimal-ui'],
    // The bars of the window follow the page's own theme-color; these are for the moment before there is a page.
    ...{ theme_color: '#f6f1e9', background_color: '#f6f1e9' },
    // The app comes to the front where it was; `app/offline/use-launches.ts` goes where a shortcut asks.
    launch_handler: { client_mode: ['focus-existing', 'navigate-existing', 'auto'] },
    icons: [
      { src: `${base}icon.svg`, sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      ...icons
        .filter(({ file }) => file.startsWith('icons/'))
        .map(({ file, size, purpose }) => ({
          ...{ src: base + file, sizes: `${size}x${size}`, type: 'image/png', purpose },
        })),
    ],
    screenshots: (
      await Promise.all(shots.map((shot) => describeScreenshot(outDir, base, shot)))
    ).flat(),
    shortcuts: shortcuts.map(({ name, path }) => ({
      ...{ name, url: base + path },
      icons: [{ src: `${base}icons/any-192.png`, sizes: '192x192', type: 'image/png' }],
    })),
    // What is shared to the shop is looked for in the shop.
    share_target: {
      ...{ action: `${base}search`, method: 'GET', params: { text: 'q' } },
      enctype: 'application/x-www-form-urlencoded', // its default, without which Chrome warns
    },
    prefer_related_applications: false,
  }
  await writeFile(join(outDir, 'manifest.webmanifest'), JSON.stringify(manifest))
}
