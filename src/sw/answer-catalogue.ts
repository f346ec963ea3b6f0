import { findProduct, type CatalogueBundle } from './catalogue-bundle.ts'
import { isKeepable } from './keepable.ts'
import { tooLate, within } from './patience.ts'

export type CatalogueOrder = {
  /** Where this build's data lies, `/data/<hash>`. */
  dataUrl: string
  /** The whole catalogue; null where it is too large for one. */
  readBundle: () => Promise<CatalogueBundle | null>
  /** Answers that pages are hydrated with. */
  answers: Cache
  /** What was met of a catalogue without a bundle. */
  met: Cache
  /** Counts an entry of `met` as used now, and lets the oldest go. */
  limit: (url: string) => Promise<void>
  fetch: (request: Request) => Promise<Response>
  /** Keeps the worker alive for what need not be waited for. */
  afterwards: (work: Promise<unknown>) => void
}

/** A network that says nothing for this long is none, where the device has an answer. */
const patienceMs = 3_000
const anyVary = { ignoreVary: true }

const json = (value: unknown) =>
  new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } })

/**
 * What the bundle says to a path below a data folder; null when it knows nothing of it.
 *
 * @param mark - fields a product gets on top.
 */
function lookUp(bundle: CatalogueBundle | null, name: string, mark = {}): Response | null {
  if (!bundle) return null
  if (name === 'index.json') return json(bundle.index)
  const handle = /^products\/([^/]+)\.json$/.exec(name)?.[1]
  const product = handle === undefined ? null : findProduct(bundle, decodeURIComponent(handle))
  return product ? json({ ...product, ...mark }) : null
}

/**
 * Answers a read below `/data/`. Data of this build comes from the device; that of another build (a page newer or
 * older than this worker) from the network, with this build's as its stand-in. What neither has is a failed
 * request, which the page reads as "offline": a 404 would say that the product does not exist.
 */
export async function answerCatalogue(request: Request, order: CatalogueOrder): Promise<Response> {
  const { pathname } = new URL(request.url)
  const isOwn = pathname.startsWith(`${order.dataUrl}/`)
  const name = pathname.slice(order.dataUrl.length + 1)
  if (name.startsWith('pages/')) return answerHydration(request, order)
  if (!isOwn) return answerOther(request, name, order)
  return lookUp(await order.readBundle(), name) ?? answerMet(request, order)
}

async function answerHydration(request: Request, order: CatalogueOrder): Promise<Response> {
  const kept = await order.answers.match(request.url, anyVary)
  const text = await kept?.text().catch(() => '')
  if (kept && text && isJson(text)) return new Response(text, { headers: kept.headers })
  return order.fetch(request)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Hashes have one length, so the name begins at the same place in the path of any build. */
async function answerOther(request: Request, name: string, order: CatalogueOrder) {
  const network = order.fetch(request)
  const answer = await within(patienceMs, network).catch(() => tooLate)
  if (answer instanceof Response && answer.ok) return answer
  const stand = standIn(await order.readBundle(), name)
  // Nothing here could stand in, so a slow answer is the only one.
  return stand ?? network.catch(() => Response.error())
}

/** Names the snapshot it is of, as an index does by itself: the page asks what changed since that one, not its own. */
function standIn(bundle: CatalogueBundle | null, name: string): Response | null {
  if (!bundle) return null
  const { feed, version } = bundle.index
  return lookUp(bundle, name, { snapshot: { feed, version } })
}

/** Beyond the bundle: what was met stays until so much else was met since. */
async function answerMet(request: Request, { met, limit, fetch, afterwards }: CatalogueOrder) {
  const { url } = request
  const kept = await met.match(url, anyVary)
  const text = await kept?.text().catch(() => '')
  if (kept && text && isJson(text)) {
    afterwards(limit(url))
    return new Response(text, { headers: kept.headers })
  }
  const answer = await fetch(request)
  const keep = (copy: Response) => met.put(url, copy).then(() => limit(url))
  if (isKeepable(answer)) afterwards(keep(answer.clone()).catch(() => {}))
  return answer
}
