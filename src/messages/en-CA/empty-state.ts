/** What the pictures beside empty pages show. */
export const giftsAlt =
  'A walnut tray with candle, oil and linen pouch in window light, ochre backdrop'
export const heroAlt =
  'Oils, a burning candle, a linen pouch and a bowl of resin on stone rounds, leaf shadow on terracotta'
export const jewelryAlt = 'Garnet earrings, an amethyst pendant and an onyx bracelet on pale stone'
export const linenAlt =
  'Three linen pouches and a tied stack of linen in leaf shadow, sage backdrop'
