/** Bytes a function takes: a cart of a hundred lines is a tenth of it. */
export const maxBodyBytes = 64 * 1024

/** Reads a body as text; null when it is larger than functions take, and then without keeping it. */
export async function readBody(request: Request): Promise<string | null> {
  if (request.body === null) return ''
  if (Number(request.headers.get('content-length')) > maxBodyBytes) {
    await request.body.cancel()
    return null
  }
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    bytes += chunk.byteLength
    if (bytes > maxBodyBytes) return null
    chunks.push(chunk)
  }
  return new Blob(chunks).text()
}
