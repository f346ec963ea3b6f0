import { resolve } from 'node:path'
import { acceptSizes, measureChunks } from './output/chunk-sizes.ts'
import { root } from './shop-config.ts'

// `npm run accept-sizes`: what the last build weighed is what the next one is compared with.
const outDir = resolve(root, process.env['DIST_DIR'] ?? 'dist')
await acceptSizes(await measureChunks(outDir))
