import { describe, expect, it } from 'vitest'
import { order } from './order.fixture.ts'
import { writeOrderLetter } from './order-letters.ts'
import type { OrderLetterKind } from './order-letters.ts'
import { renderHtml } from './render-html.ts'
import { renderText } from './render-text.ts'

const siteUrl = 'https://shop.example'
const link = `${siteUrl}/order/${order.id}?key=${order.key}`
const kinds: OrderLetterKind[] = [
  'order-confirmation',
  'order-shipped',
  'order-refunded',
  'order-attention',
]
const write = (kind: OrderLetterKind, change: Partial<typeof order> = {}) =>
  writeOrderLetter(kind, { ...order, ...change }, { siteUrl })

describe.each(kinds)('the letter %s', (kind) => {
  const letter = write(kind)

  it('names the order and opens it without an account, in HTML and in text', () => {
    expect(letter.subject).toContain('AA-10482')
    expect(renderText(letter)).toContain(link)
    expect(renderHtml(letter, siteUrl)).toContain(`href="${link}"`)
  })

  it('runs nothing that a stranger wrote, and loads nothing from elsewhere', () => {
    const html = renderHtml(letter, siteUrl)
    expect(html).not.toMatch(/<b>|<script|<link|url\(/)
    const sources = [...html.matchAll(/src="([^"]*)"/g)].map(([, url]) => url!)
    expect(sources.length).toBeGreaterThan(0)
    expect(sources.every((url) => url.startsWith(`${siteUrl}/`))).toBe(true)
  })

  it('says the same in text as in HTML', () => {
    const html = renderHtml(letter, siteUrl)
    const words = html
      .replace(/<style>.*?<\/style>|<title>.*?<\/title>|<div style="display:none.*?<\/div>/gs, '')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
    const squeeze = (text: string) => text.replace(/\s+/g, ' ')
    for (const paragraph of letter.paragraphs) {
      expect(squeeze(words)).toContain(paragraph)
      expect(squeeze(renderText(letter))).toContain(paragraph)
    }
    for (const { name, amount } of letter.sums ?? [])
      for (const version of [words, renderText(letter)])
        expect(squeeze(version)).toContain(`${name} ${amount}`)
  })
})

describe('writeOrderLetter()', () => {
  it('adds the order up for a confirmation', () => {
    const { heading, sums, lines, facts } = write('order-confirmation')
    expect(heading).toBe('Thank you, Claire')
    expect(lines).toMatchObject([{ details: 'Bone · 2', price: '$104.00' }])
    expect(sums).toEqual([
      { name: 'Subtotal', amount: '$104.00' },
      { name: 'Discount, LIGHT10', amount: '-$10.40' },
      { name: 'Delivery', amount: 'Free' },
      { name: 'GST, 5%', amount: '$4.68' },
      { name: 'QST, 9.975%', amount: '$9.34' },
      { name: 'Total', amount: '$107.62' },
    ])
    expect(facts?.[0]?.rows).toContain('Montréal QC H2X 1K4')
    expect(facts?.[1]?.rows).toEqual(['Canada Post Expedited Parcel'])
  })

  it('says what went back for a refund', () => {
    const { paragraphs, sums } = write('order-refunded')
    expect(paragraphs[0]).toContain('$50.00 of order AA-10482')
    expect(sums?.at(-1)).toEqual({ name: 'Sent back', amount: '$50.00' })
    const now = writeOrderLetter('order-refunded', order, { siteUrl, amountCents: 2000 })
    expect(now.paragraphs[0]).toContain('$20.00 of order AA-10482')
  })

  it('follows the parcel where there is an address of the web for it', () => {
    const labels = (trackingUrl: string | null) =>
      write('order-shipped', { trackingUrl }).actions?.map(({ label }) => label)
    expect(labels(order.trackingUrl)).toEqual(['Follow the parcel', 'Follow your order'])
    expect(labels(null)).toEqual(['Follow your order'])
    expect(labels('javascript:alert(1)')).toEqual(['Follow your order'])
  })
})
