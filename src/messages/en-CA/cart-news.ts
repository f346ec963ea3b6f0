export const changedElsewhere = (name: string, quantity: number) =>
  `Changed on another device. ${name}: ${quantity}.`
export const goneElsewhere = (name: string) => `Removed on another device: ${name}.`
export const manyElsewhere = 'Your cart was changed on another device.'
export const changedNote = 'Changed on another device.'
export const pendingNote = 'Not sent yet'

/** Where an item has no name any more. */
export const something = 'One change'
const notUnderstood = (what: string) => `${what} was taken back: the quantity was not understood.`

/** Why a change was taken back, by the server's code. */
export const refusals = {
  not_sold: (what: string) => `${what} was taken back: it is no longer sold.`,
  unknown_variant: (what: string) => `${what} was taken back: it is not part of the shop any more.`,
  line_full: (what: string) => `${what} was taken back: a cart holds 99 of one thing at most.`,
  cart_full: (what: string) =>
    `${what} was taken back: a cart holds a hundred different things at most.`,
  malformed: notUnderstood,
  fractional: notUnderstood,
  too_large: notUnderstood,
}
