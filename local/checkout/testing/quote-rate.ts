import type {
  OrderLineRequest,
  RateDestination,
} from '../../../supabase/functions/_shared/contract/checkout.ts'
import type { WholeShop } from '../../testing/whole-shop.ts'

/** A rate as get-rates keeps it, without asking carriers: what they do is not what checkouts are tested for. */
export async function quoteRate(
  { sql }: Pick<WholeShop, 'sql'>,
  lines: readonly OrderLineRequest[],
  { country, region, postalCode }: RateDestination,
): Promise<string> {
  const rate = {
    carrier: 'canada-post',
    serviceCode: 'DOM.EP',
    serviceName: 'Expedited Parcel',
    priceCents: 1295,
    currency: 'CAD',
    minDays: 2,
    maxDays: 3,
    isEstimated: false,
  }
  const quote = { lines, destination: { country, region, postalCode }, rates: [rate] }
  const [row] = await sql<{ rateId: string }[]>`
    select public.save_quote(${sql.json(quote)}) #>> '{rates,0,id}' as "rateId"`
  return row!.rateId
}
