import { isKeepable } from './keepable.ts'
import { tooLate, within } from './patience.ts'
import type { PictureShelf } from './picture-shelf.ts'

/** Longer than this nobody looks at a gap while another size of the picture lies at hand. */
const patienceMs = 4_000

/**
 * Answers a photograph: from the shelf, else from the network, else in any other size that is kept.
 *
 * @param afterwards - keeps the worker alive for what need not be waited for.
 */
export async function answerPicture(
  request: Request,
  shelf: PictureShelf,
  fetch: (request: Request) => Promise<Response>,
  afterwards: (work: Promise<unknown>) => void,
): Promise<Response> {
  const url = request.url
  const kept = await shelf.read(url).catch(() => null)
  if (kept) return kept
  const network = fetch(request)
  network.catch(() => {})
  const hasOther = await shelf.hasAnySize(url).catch(() => false)
  const answer = await (hasOther ? within(patienceMs, network) : network).catch(() => tooLate)
  if (answer instanceof Response && answer.ok) {
    if (isKeepable(answer)) afterwards(shelf.keep(url, answer.clone()))
    return answer
  }
  const other = await shelf.readOtherSize(url).catch(() => null)
  return other ?? (answer instanceof Response ? answer : network)
}
