import type { Order } from '../../contract/checkout.ts'

/** An order as the database gives it. */
export const order: Order = {
  id: '6a0f1a52-4f0e-4d52-9a58-0d3f6c6ff1aa',
  key: 'c0ffee',
  number: 'AA-10482',
  status: 'paid',
  attention: null,
  email: 'claire@maple.example',
  destination: {
    name: 'Claire <b>Tremblay</b>',
    line1: '1 Rue Sainte-Catherine',
    city: 'Montréal',
    region: 'QC',
    postalCode: 'H2X 1K4',
    country: 'CA',
  },
  lines: [
    {
      variantId: '5d4c2c43-5f43-4a28-a7f5-5f1b5d1ad6c5',
      productId: 'c0a1b0d6-6d3f-4a70-9f46-3f7d9dd7a001',
      handle: 'ribbed-stoneware-candle',
      sku: 'RSC-B',
      title: 'Ribbed "Stoneware" Candle',
      options: { Glaze: 'Bone' },
      imageUrl: '/media/ribbed-stoneware-candle-1.0a1b2c3d.jpg',
      unitPriceCents: 5200,
      quantity: 2,
    },
  ],
  totals: {
    currency: 'CAD',
    subtotalCents: 10400,
    discountCents: 1040,
    deliveryCents: 0,
    taxes: [
      { name: 'GST', ratePpm: 50_000, amountCents: 468 },
      { name: 'QST', ratePpm: 99_750, amountCents: 934 },
    ],
    taxCents: 1402,
    totalCents: 10762,
  },
  discountCode: 'LIGHT10',
  delivery: {
    carrier: 'canada-post',
    serviceName: 'Expedited Parcel',
    minDays: 2,
    maxDays: 4,
    isEstimated: false,
  },
  provider: 'stripe',
  refundedCents: 5000,
  trackingUrl: 'https://track.example/1?a=b&c=d',
  placedAt: '2026-11-22T22:00:00Z',
  paidAt: '2026-11-22T22:01:00Z',
  shippedAt: null,
}
