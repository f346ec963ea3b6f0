import { randomUUID } from 'node:crypto'
import type { JSONValue, Sql, TransactionSql } from 'postgres'
import type { CartAnswer } from '../../src/model/cart-operations/operation.ts'

/** A person with an account, who asks as PostgREST would for them. What they do stays. */
export type Shopper = {
  id: string
  /** One request: a transaction of the role `authenticated` with this person's claims. */
  ask: <T>(queries: (tx: TransactionSql) => Promise<T>) => Promise<T>
  /** One call of a function with a jsonb argument. */
  call: (name: string, argument: unknown) => Promise<unknown>
  apply: (operations: unknown) => Promise<CartAnswer>
  readCart: (device?: string) => Promise<CartAnswer>
}

export async function addShopper(sql: Sql): Promise<Shopper> {
  const id = randomUUID()
  await sql`insert into auth.users (id, email) values (${id}, ${`${id}@example.com`})`
  return shopperOf(sql, id)
}

/** A person whose account is there already. */
export function shopperOf(sql: Sql, id: string): Shopper {
  const claims = JSON.stringify({ sub: id, role: 'authenticated' })
  const ask: Shopper['ask'] = (queries) =>
    sql.begin(async (tx) => {
      await tx`select set_config('request.jwt.claims', ${claims}, true),
        set_config('role', 'authenticated', true)`
      return queries(tx)
    }) as ReturnType<typeof queries>
  const call: Shopper['call'] = (name, argument) =>
    ask(async (tx) => {
      const [row] = await tx`
        select ${tx.unsafe(name)}(${tx.json(argument as JSONValue)}::jsonb) as answer`
      return row!.answer as unknown
    })
  return {
    id,
    ask,
    call,
    apply: (operations) => call('apply_cart_operations', operations) as Promise<CartAnswer>,
    readCart: (device) =>
      ask(async (tx) => {
        const [row] = await tx`select read_cart(${device ?? null}) as answer`
        return row!.answer as CartAnswer
      }),
  }
}
