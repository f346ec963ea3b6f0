import { readFile } from 'node:fs/promises'
import { inRoot } from '../settings.ts'
import type { Handler } from './listen.ts'

const address = /^\/media\/([a-z0-9-]+)\.[0-9a-f]{8}(?:-\d+)?\.(?:avif|webp|jpg)$/

/** Whether the path is a picture that the build would make. */
export function isPicture(path: string): boolean {
  return address.test(path)
}

/**
 * The photograph itself for each of its sizes and formats: while one develops nobody waits for AVIF. Browsers
 * look at the bytes, not at the name.
 */
export const sendMaster: Handler = async (request) => {
  const name = address.exec(new URL(request.url).pathname)?.[1]
  const bytes = await readFile(inRoot(`catalog/photos/${name}.jpg`)).catch(() => null)
  if (bytes === null) return new Response(null, { status: 404 })
  const headers = { 'content-type': 'image/jpeg', 'cache-control': 'max-age=3600' }
  return new Response(bytes, { headers })
}
