import type { WholeShop } from '../../testing/whole-shop.ts'

type Shop = Pick<WholeShop, 'sql'>

let taken = 0

/** A variant nobody else of this shop's tests touches, with so many units. */
export async function stockVariant(shop: Shop, units = 10): Promise<string> {
  const [variant] = await shop.sql`
    select v.id from public.variants v join public.inventory i on i.variant_id = v.id
    join public.products p on p.id = v.product_id
    where p.is_published and v.price_cents between 1000 and 9000
    order by v.position, v.sku offset ${taken++} limit 1`
  const id = variant?.['id'] as string
  await shop.sql`update public.inventory set stock = ${units} where variant_id = ${id}`
  return id
}

/** Units that can still be bought. */
export async function readStock(shop: Shop, variantId: string): Promise<number> {
  const [row] = await shop.sql`
    select stock from public.inventory where variant_id = ${variantId}`
  return row?.['stock'] as number
}
