/**
 * Photographs that belong to pages, not to the catalogue: made from `catalog/photos` by the same rule
 * (`/media/<name>.<first 8 hex of SHA-256>.jpg`). What they show is told in the messages of their page.
 */
export type SiteImage = {
  url: string
  width: number
  height: number
  /** Mean colour of the top and the bottom eighth, `#rrggbb`. */
  tones: readonly [string, string]
}

const photo = (name: string, hash: string, top: string, bottom: string): SiteImage => ({
  url: `/media/${name}.${hash}.jpg`,
  width: 2400,
  height: 1350,
  tones: [top, bottom],
})

const closeUp = (...photograph: Parameters<typeof photo>): SiteImage => ({
  ...photo(...photograph),
  width: 1280,
  height: 1600,
})

export const siteImages = {
  hero: photo('hero', 'c0e80e8e', '#c2865b', '#c89165'),
  incense: photo('banner-incense', 'ffe994df', '#442f21', '#513726'),
  linen: photo('banner-linen', 'b7b32d64', '#aaaa91', '#b6b59c'),
  gifts: photo('banner-gifts', '0a6ba9a4', '#b88b51', '#b58b53'),
  jewelry: photo('banner-jewelry', '8495e155', '#d5bcaa', '#dbc6b5'),
  oils: photo('banner-oils', '834aaa5d', '#dad1c1', '#d8d0c0'),
  ceramics: photo('banner-ceramics', 'd635ef0b', '#c2865b', '#ad7852'),
  brass: closeUp('keepsake-box-3', '6d0e661f', '#dbc5b3', '#703d24'),
  clay: closeUp('bud-vase-4', 'f80fd043', '#b47e54', '#d3c3b1'),
  flax: closeUp('linen-pouch-4', 'd6ed5024', '#acaa91', '#afa083'),
} as const
