import type { Mailing } from './read-mailing.ts'

/** `days`: from next door to the far end of the country; none where Canada Post promises none. */
type Service = {
  code: string
  name: string
  start: number
  perKilo: number
  days: number[]
}

const domestic: Service[] = [
  { code: 'DOM.RP', name: 'Regular Parcel', start: 11.2, perKilo: 1.2, days: [3, 6, 9] },
  { code: 'DOM.EP', name: 'Expedited Parcel', start: 10.3, perKilo: 1.1, days: [1, 4, 7] },
  { code: 'DOM.XP', name: 'Xpresspost', start: 14.6, perKilo: 2.3, days: [1, 2, 3] },
  { code: 'DOM.PC', name: 'Priority', start: 24.9, perKilo: 3.8, days: [1, 1, 2] },
]
const american: Service[] = [
  { code: 'USA.TP', name: 'Tracked Packet - USA', start: 12.9, perKilo: 9.5, days: [4, 6, 7] },
  { code: 'USA.EP', name: 'Expedited Parcel USA', start: 17.8, perKilo: 4.2, days: [4, 6, 7] },
  { code: 'USA.XP', name: 'Xpresspost USA', start: 26.7, perKilo: 6.1, days: [2, 3, 3] },
]
const abroad: Service[] = [
  { code: 'INT.TP', name: 'Tracked Packet - International', start: 19.4, perKilo: 16, days: [] },
  { code: 'INT.XP', name: 'Xpresspost International', start: 51.2, perKilo: 12.5, days: [4] },
  {
    code: 'INT.SP.AIR',
    name: 'Small Packet International Air',
    start: 14.1,
    perKilo: 19,
    days: [],
  },
]
const guaranteed = new Set(['DOM.EP', 'DOM.XP', 'DOM.PC', 'USA.XP', 'INT.XP'])
const fuel = 0.1825
const packetKilos = 2

/** The body of `price-quotes`; prices of a customer's own, or of the counter. */
export function priceMailing(mailing: Mailing): string {
  const { country } = mailing.destination
  const services = country === 'CA' ? domestic : country === 'US' ? american : abroad
  const quotes = services
    .filter(({ code }) => mailing.weightKilos <= packetKilos || !/\.(TP|SP\.AIR)$/.test(code))
    .map((service) => quote(service, mailing))
  return `<?xml version="1.0" encoding="UTF-8"?>
<price-quotes xmlns="http://www.canadapost.ca/ws/ship/rate-v4">${quotes.join('')}
</price-quotes>`
}

function quote(service: Service, mailing: Mailing): string {
  const far = howFar(mailing.destination)
  const base = round(
    (service.start * (1 + 0.12 * far) + service.perKilo * (1 + 0.3 * far) * billable(mailing)) *
      (mailing.isCommercial ? 1 : 1.25),
  )
  const surcharge = round(base * fuel)
  const hst = mailing.destination.country === 'CA' ? round((base + surcharge) * 0.13) : 0
  const due = base + surcharge + hst
  return `
  <price-quote>
    <service-code>${service.code}</service-code>
    <service-link rel="service" href="https://ct.soa-gw.canadapost.ca/rs/ship/service/${service.code}?country=CA" media-type="application/vnd.cpc.ship.rate-v4+xml"/>
    <service-name>${service.name}</service-name>
    <price-details>
      <base>${base.toFixed(2)}</base>
      <taxes><gst>0.00</gst><pst>0</pst><hst${hst > 0 ? ' percent="13.000"' : ''}>${hst.toFixed(2)}</hst></taxes>
      <due>${due.toFixed(2)}</due>
      <options><option><option-code>DC</option-code><option-name>Delivery confirmation</option-name><option-price>0</option-price><qualifier><included>true</included></qualifier></option></options>
      <adjustments><adjustment><adjustment-code>FUELSC</adjustment-code><adjustment-name>Fuel surcharge</adjustment-name><adjustment-cost>${surcharge.toFixed(2)}</adjustment-cost><qualifier><percent>${(fuel * 100).toFixed(3)}</percent></qualifier></adjustment></adjustments>
    </price-details>
    <weight-details><cubed-weight>${cubed(mailing).toFixed(3)}</cubed-weight></weight-details>
    <service-standard>${standard(service, far)}</service-standard>
  </price-quote>`
}

function standard({ code, days }: Service, far: number): string {
  const transit = days[Math.min(far, days.length - 1)]
  return [
    '<am-delivery>false</am-delivery>',
    `<guaranteed-delivery>${guaranteed.has(code)}</guaranteed-delivery>`,
    transit === undefined ? '' : `<expected-transit-time>${transit}</expected-transit-time>`,
    transit === undefined
      ? ''
      : `<expected-delivery-date>${arrival(transit)}</expected-delivery-date>`,
  ].join('')
}

const round = (amount: number) => Math.round(amount * 100) / 100

/** Postal codes of Ontario and Quebec begin with G to P, those of the north with X and Y. */
function howFar({ country, code }: Mailing['destination']): number {
  if (country === 'CA') return /^[G-P]/.test(code) ? 0 : /^[AXY]/.test(code) ? 2 : 1
  return country === 'US' ? (/^[01]/.test(code) ? 0 : 1) : 2
}

/** Canada Post divides cubic centimetres by 6,000. */
const cubed = ({ sides: [length, width, height] }: Mailing) => (length * width * height) / 6000

/** Half kilograms are begun, not rounded. */
const billable = (mailing: Mailing) =>
  Math.ceil(Math.max(mailing.weightKilos, cubed(mailing)) * 2) / 2

function arrival(workdays: number): string {
  const date = new Date()
  for (let left = workdays; left > 0;) {
    date.setUTCDate(date.getUTCDate() + 1)
    if (date.getUTCDay() % 6 !== 0) left--
  }
  return date.toISOString().slice(0, 10)
}
