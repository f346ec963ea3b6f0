import { XMLParser } from 'fast-xml-parser'
import * as v from 'valibot'
import type { CarrierRate } from '../../domain/ports.ts'

const lists = new Set(['price-quote', 'message'])
const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  // `DOM.EP` and `010` are no numbers.
  parseTagValue: false,
  isArray: (name) => lists.has(name),
})

const amount = v.pipe(v.string(), v.regex(/^-?\d+(\.\d+)?$/), v.transform(Number))
/** An empty element is read as ''. */
const container = <T extends v.ObjectEntries>(entries: T) =>
  v.optional(
    v.union([
      v.object(entries),
      v.pipe(
        v.literal(''),
        v.transform(() => undefined),
      ),
    ]),
  )

const priceQuote = v.object({
  'service-code': v.string(),
  'service-name': v.string(),
  'price-details': v.object({
    due: amount,
    taxes: container({
      gst: v.optional(amount),
      pst: v.optional(amount),
      hst: v.optional(amount),
    }),
  }),
  'service-standard': container({ 'expected-transit-time': v.optional(amount) }),
})
const answerSchema = v.object({
  'price-quotes': v.union([
    v.pipe(
      v.literal(''),
      v.transform(() => ({ 'price-quote': [] })),
    ),
    v.object({ 'price-quote': v.array(priceQuote) }),
  ]),
})
const refusalSchema = v.object({
  messages: v.object({ message: v.array(v.object({ code: v.string() })) }),
})

/** Reads `price-quotes`: what is due without the taxes in it. @returns null for what is no answer of Canada Post */
export function readPriceQuotes(body: string): CarrierRate[] | null {
  const parsed = v.safeParse(answerSchema, parseXml(body))
  if (!parsed.success) return null
  return parsed.output['price-quotes']['price-quote'].map((quote) => {
    const { due, taxes } = quote['price-details']
    const taxed = (taxes?.gst ?? 0) + (taxes?.pst ?? 0) + (taxes?.hst ?? 0)
    const days = quote['service-standard']?.['expected-transit-time'] ?? null
    return {
      serviceCode: quote['service-code'],
      serviceName: quote['service-name'],
      priceCents: Math.round((due - taxed) * 100),
      minDays: days,
      maxDays: days,
    }
  })
}

/** The code of the first of `messages`; null where there are none. */
export function readRefusal(body: string): string | null {
  const parsed = v.safeParse(refusalSchema, parseXml(body))
  return parsed.success ? (parsed.output.messages.message[0]?.code ?? null) : null
}

/** Undefined for what is no XML: half an answer must not be read as a shorter list. */
function parseXml(body: string): unknown {
  try {
    return parser.parse(body, true)
  } catch {
    return undefined
  }
}
