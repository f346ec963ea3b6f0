/** Orders of this subtotal and above travel free within Canada, in cents. */
export const freeDeliveryCents = 12_000

/** How far a subtotal is from free delivery: cents still missing and the part reached, 0 to 1. */
export function measureDelivery(subtotal: number): { missingCents: number; part: number } {
  return {
    missingCents: Math.max(freeDeliveryCents - subtotal, 0),
    part: Math.min(subtotal / freeDeliveryCents, 1),
  }
}
