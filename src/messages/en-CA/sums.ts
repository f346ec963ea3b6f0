export const subtotal = 'Subtotal'
export const discount = (code: string) => (code ? `Discount, ${code}` : 'Discount')
export const taxName = (name: string, ratePpm: number) =>
  `${name}, ${String(Number((ratePpm / 10_000).toFixed(3)))}%`
export const total = 'Total'
export const dollars = 'Canadian dollars.'
export const free = 'Free'
export const carriers = { ups: 'UPS', 'canada-post': 'Canada Post', flat: '' } as const
export const rateName = (carrier: string, service: string) =>
  carrier && !service.startsWith(carrier) ? `${carrier}, ${service}` : service
export const providers = { stripe: 'Stripe', paypal: 'PayPal' } as const
export const providerNames = { stripe: 'Card, with Stripe', paypal: 'PayPal' } as const
export const delivery = 'Delivery'
