import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { acceptedEncodings } from './accepted-encodings.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** Below this a packet is a packet. */
const minimumBytes = 1000

/**
 * Compresses a JSON answer made on the fly, as the gateway of a hosted project does. Brotli 4 costs a
 * millisecond for 100 KB and saves more than gzip.
 */
export async function compressJson(request: Request, answer: Response): Promise<Response> {
  const isJson = answer.headers.get('content-type')?.includes('json') === true
  if (!isJson || answer.body === null || answer.headers.has('content-encoding')) return answer
  const bytes = Buffer.from(await answer.arrayBuffer())
  const headers = new Headers(answer.headers)
  headers.append('vary', 'Accept-Encoding')
  const [encoding] = acceptedEncodings(request.headers.get('accept-encoding'))
  const isWorthIt = encoding !== undefined && bytes.byteLength >= minimumBytes
  if (isWorthIt) headers.set('content-encoding', encoding)
  const body = isWorthIt ? await encode(bytes, encoding) : bytes
  headers.set('content-length', `${body.byteLength}`)
  return new Response(new Uint8Array(body), { status: answer.status, headers })
}

function encode(bytes: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  if (encoding === 'gzip') return gzipped(bytes)
  return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
}
