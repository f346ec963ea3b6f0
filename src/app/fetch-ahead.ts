type Connection = { saveData?: boolean; effectiveType?: string }

/** On Save-Data or a very slow network only a real sign of intent may cost bytes. */
export function mayFetchAhead(): boolean {
  const connection = (navigator as { connection?: Connection }).connection
  return !connection?.saveData && !/2g/.test(connection?.effectiveType ?? '')
}

function hint(href: string): Promise<void> {
  const link = document.createElement('link')
  const isSheet = href.endsWith('.css')
  Object.assign(link, isSheet ? { rel: 'stylesheet' } : { rel: 'prefetch', as: 'script' }, { href })
  document.head.append(link)
  return new Promise((resolve) => {
    const end = () => {
      // Vite's loader fetches side by side only what no link names.
      if (!isSheet) link.remove()
      resolve()
    }
    link.addEventListener('load', end)
    link.addEventListener('error', end)
  })
}

/** The path of the first product on screen; null where none is. */
export function findCardInView(): string | null {
  const cards = [...document.querySelectorAll<HTMLAnchorElement>('main .card a[href]')]
  const isInView = (card: Element) => {
    const { top, bottom } = card.getBoundingClientRect()
    return top < innerHeight && bottom > 0
  }
  return cards.find(isInView)?.pathname ?? null
}

let files: Promise<unknown> | undefined

/**
 * Brings the product page's chunks into the HTTP cache, once, where there are cards. Its sheet is applied, which nothing
 * here answers to: a tap would wait for that. The build names both in the page (`vite/pages/write-pages.ts`). With them
 * comes the code that draws it unseen.
 */
export function fetchProductFiles(): Promise<unknown> {
  const { next } = document.getElementById('root')!.dataset
  if (!next || !document.querySelector('main .card')) return Promise.resolve()
  return (files ??= Promise.all([
    import('./rehearse.tsx').catch(() => {}),
    ...next.split(' ').map(hint),
  ]))
}
