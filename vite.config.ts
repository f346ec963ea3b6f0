import { defineConfig } from 'vite'
import { shopConfig } from './vite/shop-config.ts'

// For the dev server and tools; the build (vite/build-shop.ts) calls shopConfig() itself.
export default defineConfig(shopConfig(process.env['LOCALE'] ?? 'en-CA'))
