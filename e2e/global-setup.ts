import { startShop } from './fixtures/start-shop.ts'

/**
 * Starts the shop all journeys visit, unless SHOP_URL and SHOP_DATABASE_URL name a running one.
 *
 * @returns what stops it again.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env['SHOP_URL'] && process.env['SHOP_DATABASE_URL']) return async () => {}
  const shop = await startShop({ distDir: '.cache/e2e/dist' })
  process.env['SHOP_URL'] = shop.url
  process.env['SHOP_DATABASE_URL'] = shop.databaseUrl
  return shop.stop
}
