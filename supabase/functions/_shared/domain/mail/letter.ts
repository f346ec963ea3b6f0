/**
 * A letter before it is HTML or plain text. All of it is plain words, some of them written by strangers: whoever
 * renders it escapes what has to be escaped.
 */
export type Letter = {
  subject: string
  /** What an inbox shows beside the subject. */
  preview: string
  heading: string
  paragraphs: readonly string[]
  /** To be typed elsewhere. */
  code?: string
  lines?: readonly LetterLine[]
  /** The last one stands out. */
  sums?: readonly LetterSum[]
  /** Things to look up, e.g. where a parcel goes: a name and its rows. */
  facts?: readonly { name: string; rows: readonly string[] }[]
  actions?: readonly LetterAction[]
  /** Why somebody has this letter. */
  reason: string
}

/** `url`s are absolute. */
export type LetterLine = {
  title: string
  /** Options and quantity: "Bone · 1". */
  details: string
  price: string
  url: string
  imageUrl: string | null
}

export type LetterSum = { name: string; amount: string }
export type LetterAction = { label: string; url: string }
