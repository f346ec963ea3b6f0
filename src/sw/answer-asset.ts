import type { Precache } from './precache.ts'

/**
 * Answers a chunk, style sheet or font: from this build's files, else from those of the build before, which open tabs still
 * ask for, else from the network. Browsers with static routing never come here.
 */
export async function answerAsset(
  request: Request,
  precache: Pick<Precache, 'has' | 'read' | 'readBefore'>,
  fetch: (request: Request) => Promise<Response>,
): Promise<Response> {
  const { url } = request
  const own = precache.has(url) ? await precache.read(url) : null
  return own ?? (await precache.readBefore(url)) ?? fetch(request)
}
