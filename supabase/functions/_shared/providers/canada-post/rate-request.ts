import type { RateDestination } from '../../contract/checkout.ts'
import type { Parcel } from '../../domain/ports.ts'

export const mediaType = 'application/vnd.cpc.ship.rate-v4+xml'

const code = (postalCode: string) => postalCode.toUpperCase().replaceAll(/[\s-]/g, '')
const escapes: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
}
const escape = (text: string) => text.replaceAll(/[<>&"]/g, (sign) => escapes[sign]!)
const tag = (name: string, text: string) => `<${name}>${escape(text)}</${name}>`

/**
 * The body of `POST /rs/ship/price`, which prices one parcel.
 * Canada Post Developer Program, Rating, Get Rates (REST), schema v4
 */
export function describeMailing(
  parcel: Parcel,
  destination: RateDestination,
  from: { customerNumber: string; postalCode: string },
): string {
  const { weightGrams, lengthMm, widthMm, heightMm } = parcel
  const centimetres = (side: number) => (Math.ceil(side) / 10).toFixed(1)
  const dimensions =
    tag('length', centimetres(lengthMm)) +
    tag('width', centimetres(widthMm)) +
    tag('height', centimetres(heightMm))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<mailing-scenario xmlns="http://www.canadapost.ca/ws/ship/rate-v4">',
    tag('customer-number', from.customerNumber),
    '<parcel-characteristics>',
    tag('weight', (weightGrams / 1000).toFixed(3)),
    `<dimensions>${dimensions}</dimensions>`,
    '</parcel-characteristics>',
    tag('origin-postal-code', code(from.postalCode)),
    `<destination>${describeDestination(destination)}</destination>`,
    '</mailing-scenario>',
  ].join('')
}

function describeDestination({ country, postalCode }: RateDestination): string {
  if (country === 'CA') return `<domestic>${tag('postal-code', code(postalCode))}</domestic>`
  if (country === 'US')
    return `<united-states>${tag('zip-code', postalCode.trim())}</united-states>`
  return `<international>${tag('country-code', country)}</international>`
}
