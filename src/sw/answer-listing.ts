import { NetworkFirst } from 'workbox-strategies'
import type { Device } from './device.ts'
import { isKeepable } from './keepable.ts'
import { keepShown } from './keep-neighbours.ts'

/**
 * Answers a list or search that the database made, in a catalogue too large to be kept whole: from the network, or
 * what it said to the same question before; the products it tells of open without a network, too. Only anonymous reads
 * come here.
 */
export function answerListing(
  event: ExtendableEvent,
  request: Request,
  device: Device,
): Promise<Response> {
  const { names, limit } = device
  const strategy = new NetworkFirst({
    cacheName: names.catalogue,
    networkTimeoutSeconds: 3,
    matchOptions: { ignoreVary: true },
    plugins: [
      {
        cacheWillUpdate: async ({ response }) => (isKeepable(response) ? response : null),
        cacheDidUpdate: async ({ request: { url }, newResponse }) => {
          await limit('catalogue', url)
          await keepShown(device, await newResponse.json()).catch(() => {})
        },
      },
    ],
  })
  return strategy.handle({ event, request })
}
