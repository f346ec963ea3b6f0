import { NetworkFirst } from 'workbox-strategies'
import type { Device } from './device.ts'
import { isKeepable } from './keepable.ts'

/**
 * Answers a list or search that the database made, in a catalogue too large to be kept whole: from the network, or
 * what it said to the same question before. Only anonymous reads come here.
 */
export function answerListing(
  event: ExtendableEvent,
  request: Request,
  { names, limit }: Device,
): Promise<Response> {
  const strategy = new NetworkFirst({
    cacheName: names.catalogue,
    networkTimeoutSeconds: 3,
    matchOptions: { ignoreVary: true },
    plugins: [
      {
        cacheWillUpdate: async ({ response }) => (isKeepable(response) ? response : null),
        cacheDidUpdate: ({ request: { url } }) => limit('catalogue', url),
      },
    ],
  })
  return strategy.handle({ event, request })
}
