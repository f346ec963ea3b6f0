import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import type { CartAnswer } from '../../src/model/cart-operations/operation.ts'

export type Device = {
  id: string
  add: (delta: number, more?: object) => object
  take: (delta: number, more?: object) => object
  remove: (more?: object) => object
}

/** A device that numbers its operations, of this variant unless told otherwise. */
export function useDevice(variant: string, id = randomUUID() as string, seq = 1): Device {
  const next = (rest: object) => ({ device: id, seq: seq++, variant, epoch: 0, ...rest })
  return {
    id,
    add: (delta, more) => next({ kind: 'change', delta, ...more }),
    take: (delta, more) => next({ kind: 'change', delta: -delta, ...more }),
    remove: (more) => next({ kind: 'remove', ...more }),
  }
}

/** A product with one variant at 42.00; gives the variant's id. */
export async function addVariant(sql: Sql, stock: number, isPublished = true): Promise<string> {
  const name = `bowl-${randomUUID()}`
  await sql`insert into categories (handle, title) values ('ceramics', 'Ceramics')
    on conflict do nothing`
  const [product] = await sql`insert into products (handle, title, category, is_published)
    values (${name}, 'Bowl', 'ceramics', ${isPublished}) returning id`
  const [row] = await sql`insert into variants (product_id, sku, price_cents)
    values (${product!.id as string}, ${name}, 4200) returning id`
  await sql`insert into inventory values (${row!.id as string}, ${stock})`
  return row!.id as string
}

export const quantities = ({ lines }: CartAnswer) => lines.map(({ quantity }) => quantity)
