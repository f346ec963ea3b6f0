import { dropAllCaches } from './drop-caches.ts'
import type { Device } from './device.ts'
import { keepNeighbours } from './keep-neighbours.ts'
import { keepPage } from './keep-page.ts'
import { keepThumbnails, listThumbnails } from './keep-thumbnails.ts'
import { picturesKept, type PageMessage, type WorkerMessage } from './messages.ts'

export type MessageOrder = {
  device: Device
  /** Path of the worker's scope. */
  scope: string
  /** Says something to the page that asked. */
  tell: (message: WorkerMessage) => void
}

/**
 * Does what a page asks for.
 *
 * @returns whether it could be done.
 */
export async function answerMessage(message: PageMessage, order: MessageOrder): Promise<boolean> {
  const { device, scope, tell } = order
  switch (message.type) {
    case 'keep-page': {
      await device.heal()
      const isKept = await keepPage(device, message.url)
      const home = new URL(scope, location.href).href
      if (!device.hasBundle) await keepNeighbours(device, message.url, home).catch(() => {})
      return isKept
    }
    case 'keep-pictures':
      if (!message.saveData) tell(picturesKept(await layInPictures(device)))
      return true
    case 'clear':
      await dropAllCaches(scope)
      device.pictures.forget()
      device.suspectDamage()
      return true
    case 'claim':
    case 'describe':
    case 'SKIP_WAITING':
      return true
  }
}

async function layInPictures({ pictures, readBundle }: Device): Promise<number> {
  const bundle = await readBundle()
  const paths = bundle ? listThumbnails(bundle) : []
  const urls = paths.map((path) => new URL(path, location.href).href)
  // `priority` is for browsers that know it: the page's own pictures come first.
  const bytes = await keepThumbnails(urls, pictures, (url) => fetch(url, { priority: 'low' }))
  await pictures.settle()
  return bytes
}
