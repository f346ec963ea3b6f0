import { isKeepable, plainHeaders } from './keepable.ts'

/** Where documents and the answers they are hydrated with are kept. */
export type PageShelf = {
  pages: Cache
  answers: Cache
  /** Whether a document was written by the same build as this worker: another one's chunks are not here. */
  isOfThisBuild: (html: string) => boolean
  fetch: (url: string) => Promise<Response>
}

export type KeptPage =
  /** The page is kept, and `isNew` when it differs from the copy that was here. */
  | { kind: 'kept'; isNew: boolean }
  /** It was written by another build. */
  | { kind: 'other-build' }
  /** An error page, a redirect, a stand-in, or half a file. */
  | { kind: 'not-kept' }

const anyVary = { ignoreVary: true }

/** A file knows no query: one copy answers for all of them. */
export function pageKey(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}

/** The URL of the answers a document names; null for a document without any, or none of ours. */
export function readAnswersUrl(html: string): string | null {
  const text = /<script type="application\/json" id="page-data">(.*?)<\/script>/s.exec(html)?.[1]
  try {
    const data = JSON.parse(text ?? 'null') as { answersUrl?: string; isStandIn?: boolean } | null
    return data?.isStandIn ? null : (data?.answersUrl ?? null)
  } catch {
    return null
  }
}

/** A document to its last tag. */
export const isWhole = (html: string) => html.trimEnd().endsWith('</html>')

/**
 * Finds a page that will also hydrate: its document to the last tag, and its answers as legible JSON. Anything less
 * is thrown away. A document served without its answers was how a visited product fell to "Not found".
 */
export async function readWholePage(shelf: PageShelf, url: string): Promise<Response | null> {
  const key = pageKey(url)
  const kept = await shelf.pages.match(key, anyVary)
  if (!kept) return null
  const html = await kept.text().catch(() => '')
  const answersUrl = readAnswersUrl(html)
  if (isWhole(html) && answersUrl !== null && (await hasAnswers(shelf, answersUrl)))
    return copyOf(kept, html)
  await shelf.pages.delete(key)
  return null
}

async function hasAnswers({ answers }: PageShelf, url: string): Promise<boolean> {
  const kept = await answers.match(url, anyVary)
  if (!kept) return false
  try {
    await kept.json()
    return true
  } catch {
    await answers.delete(url)
    return false
  }
}

/**
 * Keeps a page: its answers first, the document last, so that a document is never here alone.
 *
 * @param answer - the network's answer for the page; its body is read.
 * @throws when the answers cannot be fetched, or storage is full.
 */
export async function keepWholePage(
  shelf: PageShelf,
  url: string,
  answer: Response,
): Promise<KeptPage> {
  const isDocument = answer.headers.get('content-type')?.startsWith('text/html') === true
  if (!isKeepable(answer) || !isDocument) return { kind: 'not-kept' }
  const html = await answer.text()
  const answersUrl = readAnswersUrl(html)
  if (!isWhole(html) || answersUrl === null) return { kind: 'not-kept' }
  if (!shelf.isOfThisBuild(html)) return { kind: 'other-build' }
  if (!(await hasAnswers(shelf, answersUrl))) await fetchAnswers(shelf, answersUrl)
  const key = pageKey(url)
  const before = await shelf.pages.match(key, anyVary)
  const isNew = before === undefined || (await before.text()) !== html
  if (isNew) await shelf.pages.put(key, copyOf(answer, html))
  return { kind: 'kept', isNew: isNew && before !== undefined }
}

async function fetchAnswers({ answers, fetch }: PageShelf, url: string) {
  const answer = await fetch(url)
  if (!isKeepable(answer)) throw new Error(`Cannot keep ${url}: ${answer.status}`)
  const text = await answer.text()
  JSON.parse(text)
  await answers.put(url, copyOf(answer, text))
}

/** The same answer around a body that was read; the CSP stays. */
function copyOf({ status, statusText, headers }: Response, body: string): Response {
  return new Response(body, { status, statusText, headers: plainHeaders(headers) })
}
