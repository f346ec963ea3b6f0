import { startShop } from './fixtures/start-shop.ts'

/**
 * Starts the shop all journeys visit, unless SHOP_URL, SHOP_DATABASE_URL, SHOP_COMPANIES_URL and SHOP_DIST
 * (its built pages) name a running one.
 *
 * @returns what stops it again.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env['SHOP_URL'] && process.env['SHOP_DATABASE_URL']) return async () => {}
  const distDir = '.cache/e2e/dist'
  const shop = await startShop({ distDir })
  process.env['SHOP_URL'] = shop.url
  process.env['SHOP_DATABASE_URL'] = shop.databaseUrl
  process.env['SHOP_COMPANIES_URL'] = shop.companiesUrl
  process.env['SHOP_DIST'] = process.env['DIST_DIR'] ?? distDir
  return shop.stop
}
