import type { Parcel } from './ports.ts'

/** A thing to be packed, `quantity` times. A dimension that nobody measured is null; weight 0 is unknown. */
export type Goods = {
  quantity: number
  weightGrams: number
  lengthMm: number | null
  widthMm: number | null
  heightMm: number | null
}

/** The boxes on the shelf, smallest first, as they are from outside. */
const boxes = [
  { lengthMm: 200, widthMm: 150, heightMm: 100, emptyGrams: 110 },
  { lengthMm: 300, widthMm: 220, heightMm: 150, emptyGrams: 230 },
  { lengthMm: 400, widthMm: 300, heightMm: 250, emptyGrams: 450 },
  { lengthMm: 600, widthMm: 400, heightMm: 400, emptyGrams: 900 },
] as const
const largest = boxes[3]

/** Walls and paper take this much of each side, and padding a quarter of the room that is left. */
const wallsMm = 20
const filling = 0.75
/** A person lifts it; both carriers take half as much again. */
const maxGrams = 20_000
/** Carriers price in larger steps, so parcels that differ by less share an answer of the cache. */
const stepGrams = 50
/** Of things nobody measured, on average: grams in a cubic millimetre. */
const density = 0.0003

type Kind = { count: number; grams: number; volume: number; sides: [number, number, number] }
type Load = { grams: number; volume: number; sides: [number, number, number] }

/**
 * Packs goods into parcels by weight and dimensions: the largest things first, each into the first parcel that has room,
 * then every parcel into the smallest box that holds it. What fits no box travels by itself.
 *
 * Things that fit by their sides, their volume and a quarter of air are taken to fit: good enough to price by, and
 * linear in the number of kinds and parcels. See First-Fit Decreasing, Johnson 1973.
 */
export function packParcels(goods: readonly Goods[]): Parcel[] {
  const kinds = goods.map(toKind).sort((one, other) => other.volume - one.volume)
  const [alone, together] = [kinds.filter((kind) => !fitsBox(kind)), kinds.filter(fitsBox)]
  const loads: Load[] = []
  for (const kind of together) {
    let left = kind.count
    for (const load of loads) left -= put(kind, left, load)
    while (left > 0) {
      const load: Load = { grams: 0, volume: 0, sides: [0, 0, 0] }
      loads.push(load)
      left -= put(kind, left, load)
    }
  }
  const single = alone.flatMap((kind) => Array.from({ length: kind.count }, () => wrap(kind)))
  return [...single, ...loads.map(close)]
}

/** Its largest side first. */
function toKind(goods: Goods): Kind {
  const { quantity: count, lengthMm, widthMm, heightMm } = goods
  const grams = Math.max(goods.weightGrams, 1)
  const cube = Math.cbrt(grams / density)
  const [long = cube, wide = cube, high = cube] = [lengthMm, widthMm, heightMm]
    .map((side) => side ?? cube)
    .sort((one, other) => other - one)
  return { count, grams, volume: long * wide * high, sides: [long, wide, high] }
}

type Box = (typeof boxes)[number]
const inner = (box: Box) => [box.lengthMm - wallsMm, box.widthMm - wallsMm, box.heightMm - wallsMm]
const room = (box: Box) => filling * inner(box).reduce((product, side) => product * side, 1)
const hasSides = (box: Box, sides: readonly number[]) =>
  inner(box).every((side, at) => sides[at]! <= side)

function fitsBox({ grams, volume, sides }: Kind): boolean {
  return (
    hasSides(largest, sides) && volume <= room(largest) && grams <= maxGrams - largest.emptyGrams
  )
}

/** @returns how many went in */
function put(kind: Kind, wanted: number, load: Load): number {
  const byWeight = Math.floor((maxGrams - largest.emptyGrams - load.grams) / kind.grams)
  const byVolume = Math.floor((room(largest) - load.volume) / kind.volume)
  const count = Math.max(0, Math.min(wanted, byWeight, byVolume))
  if (count === 0) return 0
  load.grams += count * kind.grams
  load.volume += count * kind.volume
  load.sides = load.sides.map((side, at) => Math.max(side, kind.sides[at]!)) as Load['sides']
  return count
}

function close(load: Load): Parcel {
  const fits = (box: Box) => hasSides(box, load.sides) && load.volume <= room(box)
  const { emptyGrams, ...sides } = boxes.find(fits) ?? largest
  return { weightGrams: weigh(load.grams + emptyGrams), ...sides }
}

/** In cardboard of its own. */
function wrap({ grams, sides }: Kind): Parcel {
  const [lengthMm, widthMm, heightMm] = sides.map((side) => Math.ceil(side + wallsMm))
  return {
    weightGrams: weigh(grams * 1.1),
    lengthMm: lengthMm!,
    widthMm: widthMm!,
    heightMm: heightMm!,
  }
}

const weigh = (grams: number) => Math.ceil(grams / stepGrams) * stepGrams
