/** One font file of the shop and what is kept of its source. */
export type Face = {
  /** File name under `.cache/fonts/`, without extension. */
  name: string
  /** Path below `node_modules/@fontsource-variable/`. */
  source: string
  weight: number | { min: number; max: number }
  characters: string
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const accented = 'àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜ'
/** Space, no-break, thin and narrow no-break space, soft and no-break hyphen: see add-characters.ts. */
const spaces = ' \u00a0\u2009\u202f\u00ad\u2011'
const punctuation = ',.;:!?\'"()-/&$%’‘“”«»–—…·'
const symbols = '#*+<=>@[\\]^_`{|}~€£¢°©®™×•½¼¾−′″←→↑↓'

/**
 * English and French, nothing else: a character that is missing comes from the stand-in. Cormorant's italic
 * is used for words alone, at one weight.
 */
export const faces: readonly Face[] = [
  {
    name: 'cormorant',
    source: 'cormorant-garamond/files/cormorant-garamond-latin-wght-normal.woff2',
    weight: { min: 300, max: 600 },
    characters: letters + accented + spaces + punctuation + symbols,
  },
  {
    name: 'cormorant-italic',
    source: 'cormorant-garamond/files/cormorant-garamond-latin-wght-italic.woff2',
    weight: 400,
    characters: letters + accented + spaces + punctuation,
  },
  {
    name: 'jost',
    source: 'jost/files/jost-latin-wght-normal.woff2',
    // Its light weights are drawn apart: 300 to 600 would weigh 5 KB more, and no text is set in 300.
    weight: { min: 400, max: 600 },
    characters: letters + accented + spaces + punctuation + symbols,
  },
]

/** Kerning, ligatures, lining and tabular figures; the rest of the layout tables costs 2 KB and is used nowhere. */
export const keptFeatures = ['kern', 'liga', 'lnum', 'tnum', 'ccmp', 'locl', 'mark', 'mkmk']
