import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from './database.ts'
import { addHundredThousand } from './hundred-thousand.ts'
import { superuserUrl } from './postgres.ts'

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] }

const database = useDatabase('migrated')
const notices: string[] = []
let sql: postgres.Sql

/** Tables with a row for each product or more; the others are small whatever the shop sells. */
const largeTables = new Set([
  ...['products', 'variants', 'product_options', 'product_images', 'inventory'],
  ...['product_search', 'catalog_versions', 'catalog_words'],
])

beforeAll(async () => {
  await addHundredThousand(database.admin)
  const onnotice = ({ message }: { message?: string }) => notices.push(message ?? '')
  sql = postgres(superuserUrl(database.url), { max: 1, onnotice })
  await sql`load 'auto_explain'`
  await sql.unsafe(`
    set auto_explain.log_min_duration = 0;
    set auto_explain.log_nested_statements = on;
    set auto_explain.log_format = json;
    set client_min_messages = log;
    set role anon`)
}, 600_000)
afterAll(() => sql.end())

/** Runs a query as anon and gives every node of its plan and of the plans of functions it calls. */
async function explain(query: string): Promise<Plan[]> {
  notices.length = 0
  await sql.unsafe(query)
  const plans = notices
    .filter((notice) => notice.includes('"Plan"'))
    .map((notice) => JSON.parse(notice.slice(notice.indexOf('{'))) as { Plan: Plan })
  expect(plans.length).toBeGreaterThan(0)
  return plans.flatMap((plan) => listNodes(plan.Plan))
}

const listNodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(listNodes)]

const readWhole = (nodes: Plan[]): string[] =>
  nodes
    .filter((node) => node['Node Type'] === 'Seq Scan')
    .map((node) => node['Relation Name'] ?? '')
    .filter((table) => largeTables.has(table))

test.each([
  ['the shop', `select search_products()`],
  ['the shop, newest first, deep inside', `select search_products(sort => 'newest', page => 200)`],
  ['a category', `select search_products(category => 'aisle-3')`],
  ['a category by price', `select search_products(category => 'aisle-3', sort => 'price-asc')`],
  ['filters', `select search_products(filters => array['colour:Sage', 'price:under-30'])`],
  ['a search', `select search_products('walnut', sort => 'relevance')`],
  ['a search for the start of a word', `select search_products('waln', sort => 'relevance')`],
  ['a search in a category', `select search_products('clay', 'aisle-3', sort => 'relevance')`],
  ['a search with a mistake', `select search_products('walnutt', sort => 'relevance')`],
  ['a search that finds nothing', `select search_products('qzxvq', sort => 'relevance')`],
  ['a search with two mistakes in a long word', `select search_products('qzxvqwrtyp')`],
  ['the first page of the feed', `select catalog_changes(0)`],
  ['a page in the middle of it', `select catalog_changes(0, '0:product-54321')`],
  ['a product by handle', `select id from products where handle = 'product-77'`],
  [
    'a product with its parts',
    `select p.title, v.sku, i.stock, g.url
     from products p
     join variants v on v.product_id = p.id
     left join inventory i on i.variant_id = v.id
     left join product_images g on g.product_id = p.id
     where p.handle = 'product-77'`,
  ],
])('%s is read through indexes among 100,000 products', async (_, query) => {
  expect(readWhole(await explain(query))).toEqual([])
})

test('catalog_changes() of a few products is read through indexes', async () => {
  await database.sql`update variants set price_cents = 1 where sku in ('product-5-1', 'product-6-1')`
  const [row] = await database.sql`select pg_snapshot_xmin(pg_current_snapshot())::text as now`
  await database.sql`update variants set price_cents = 2 where sku in ('product-5-1', 'product-6-1')`
  const since = Number(row!.now)
  expect(readWhole(await explain(`select catalog_changes(${since})`))).toEqual([])
  const [answer] =
    await sql`select jsonb_array_length(catalog_changes(${since}) -> 'products') as n`
  expect(answer!.n).toBe(2)
})

test('a sale of stock is written through indexes', async () => {
  await sql`reset role`
  const nodes = await explain(`update inventory set stock = 4 where variant_id = (
    select id from variants where sku = 'product-9-1')`)
  expect(readWhole(nodes)).toEqual([])
})

test('the check sees a table that is read whole', async () => {
  expect(readWhole(await explain(`select count(*) from variants where weight_grams > 5`))).toEqual([
    'variants',
  ])
})
