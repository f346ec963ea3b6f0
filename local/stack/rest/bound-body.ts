/** Bytes of a request's body: four hundred times a large cart. */
export const maxBodyBytes = 1_000_000

/**
 * Refuses a body that is too large before anything is parsed. Hosted projects have a bound of their own in front of
 * PostgREST; what passes it is refused by the functions, which count what they are given.
 *
 * @returns the request, or 413 with a body in PostgREST's shape.
 */
export async function boundBody(request: Request): Promise<Request | Response> {
  if (request.body === null) return request
  if (Number(request.headers.get('content-length')) > maxBodyBytes) return tooLarge()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  for await (const chunk of request.body) {
    bytes += chunk.byteLength
    // Read to its end all the same: a client that is still sending would not hear the answer.
    if (bytes <= maxBodyBytes) chunks.push(chunk)
  }
  if (bytes > maxBodyBytes) return tooLarge()
  const { url, method, headers, signal } = request
  return new Request(url, { method, headers, signal, body: new Blob(chunks) })
}

function tooLarge(): Response {
  const details = `A request carries at most ${maxBodyBytes} bytes.`
  return Response.json(
    { code: 'PT413', message: 'body_too_large', details, hint: null },
    { status: 413 },
  )
}
