/**
 * Runs at the end of <body>, on every page byte for byte the same (one CSP hash). It decides when the app loads,
 * and keeps what the shopper does until the app can hear it.
 */
import { intentsKey, type AddIntent } from '../lib/early.ts'

declare const __MAIN__: string
declare const __MAIN_PRELOADS__: readonly string[]

const root = document.documentElement
const intents: AddIntent[] = readList(
  () => sessionStorage,
  intentsKey,
  (kept) => kept,
)
const clicks: HTMLElement[] = []
const touched = new Set<Element>()
let isStarted = false

/** A list kept in storage; empty where storage is forbidden or damaged. */
function readList<T>(storage: () => Storage, key: string, pick: (kept: never) => T[]): T[] {
  try {
    const list: unknown = pick(JSON.parse(storage().getItem(key) ?? '[]') as never)
    return Array.isArray(list) ? list.filter(Boolean) : []
  } catch {
    return []
  }
}

function preload(rel: string, href: string) {
  const link = document.createElement('link')
  if (rel === 'preload') Object.assign(link, { as: 'fetch', crossOrigin: 'anonymous' })
  link.rel = rel
  link.href = href
  document.head.append(link)
}

/** See styles/early.css: from here on the page is whole. */
function showAll() {
  delete root.dataset.early
}

function start() {
  showAll()
  if (isStarted) return
  isStarted = true
  const { chunks, reads } = document.getElementById('root')!.dataset
  for (const href of [...__MAIN_PRELOADS__, ...(chunks?.split(' ') ?? [])])
    preload(href.endsWith('.css') ? 'stylesheet' : 'modulepreload', href)
  for (const href of reads?.split(' ') ?? []) preload('preload', href)
  const app = import(/* @vite-ignore */ __MAIN__) as Promise<{ started: Promise<void> }>
  app.then(({ started }) => started).catch(stayReadable)
  app.catch(retryOnce)
}

/** The app did not come: the file is shown as it is, and with the network back there is another try. */
function stayReadable() {
  delete root.dataset.query
  addEventListener('online', retry)
}

/** The entry itself did not come: a page that was not reloaded yet is. For what it imports later see `missing-chunk`. */
function retryOnce() {
  const [way] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (navigator.onLine && way && way.type !== 'reload') retry()
}

/** What someone chose or typed is worth more than another try. */
function retry() {
  if (![...touched].some((field) => (field as HTMLInputElement).value)) location.reload()
}

/** The header's count from what the device already knows, so that it is right before React is there. */
function showCartCount() {
  const link = document.querySelector<HTMLElement>('[data-cart-link]')
  const kept = [
    // Two shapes: the number the cart leaves here, and the lines that once stood here themselves.
    ...readList(
      () => localStorage,
      'cart:mirror',
      (mirror: { items: number }) => [{ quantity: mirror.items }],
    ),
    ...readList(
      () => localStorage,
      'cart:guest',
      (former: { lines: AddIntent[] }) => former.lines,
    ),
  ]
  const count = [...kept, ...intents].reduce((sum, { quantity }) => sum + (quantity || 0), 0)
  if (!link || !count) return
  link.dataset.count = String(count)
  const { one = '', many = '' } = link.dataset
  link.ariaLabel = count === 1 ? one : many.replace('#', String(count))
}

/** The heading of results and the search box say at once what was asked. */
function showQuestion() {
  const heading = document.querySelector<HTMLElement>('[data-asked]')
  const q = new URLSearchParams(location.search).get('q')?.trim().slice(0, 100)
  if (!heading || !q) return
  heading.textContent = heading.dataset.asked!.replace('#', () => q)
  const box = document.querySelector<HTMLInputElement>('[name=q]')!
  box.value ||= q // what a reload brought back stays
}

/** Keeps "Add to cart" where it survives even a link followed in between, and says so at once. */
function keepAddIntent(button: HTMLElement) {
  const form = button.closest<HTMLFormElement>('form[data-buy]')
  if (!form) return
  const chosen = [...form.querySelectorAll<HTMLInputElement>('input[type=radio]:checked')].map(
    ({ value }) => value,
  )
  const variants = JSON.parse(form.dataset.variants ?? '{}') as Record<string, string>
  const variant = variants[chosen.join('/')] ?? (chosen.length ? undefined : form.dataset.default)
  if (!variant) return // a combination that is not made: the page says so once it can
  const field = form.querySelector<HTMLInputElement>('input[type=number]')
  const quantity = Math.min(99, Math.max(1, Math.trunc(Number(field?.value)) || 1))
  intents.push({ id: crypto.randomUUID(), variant, handle: form.dataset.handle ?? '', quantity })
  try {
    sessionStorage.setItem(intentsKey, JSON.stringify(intents))
  } catch {
    clicks.push(button) // without storage the press waits on this page
    return
  }
  button.dataset.taken = ''
  showCartCount()
  const announcer = document.getElementById('announcer')
  if (announcer) announcer.textContent = button.dataset.said ?? ''
}

/** The steppers' plus and minus work on the number itself, which "Add to cart" reads and hydration takes over. */
function step(button: HTMLElement): boolean {
  const field = button.parentElement?.querySelector<HTMLInputElement>('input[type=number]')
  if (!field) return false
  const isBefore = button.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING
  if (isBefore) field.stepDown()
  else field.stepUp()
  touched.add(field)
  return true
}

function onInput({ target }: Event) {
  if (target instanceof Element) touched.add(target)
}

/**
 * React hydrates the island a press falls on and answers it there and then: kept as well, it would count twice. What it
 * has taken over carries its mark.
 */
const isHeard = (button: Element) => Object.keys(button).some((key) => key.startsWith('__react'))

/** In the bubbling phase: React, at the root, has had its turn. */
function onClick(event: MouseEvent) {
  const button =
    event.target instanceof Element && event.target.closest<HTMLElement>('#root button')
  if (!button || isHeard(button)) return
  if (button.dataset.intent === 'add') {
    event.preventDefault()
    keepAddIntent(button)
  } else if (
    !step(button) &&
    // A form that goes nowhere waits for the app; the others find their page by themselves.
    (button.getAttribute('type') !== 'submit' || button.closest('form[method=dialog]'))
  )
    clicks.push(button)
}

const signs = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin'] as const
for (const sign of signs) addEventListener(sign, start, { capture: true, passive: true })
for (const move of ['scroll', 'wheel'])
  addEventListener(move, showAll, { once: true, passive: true })
addEventListener('click', onClick)
addEventListener('input', onInput, true)
window.early = {
  clicks,
  touched,
  stop() {
    for (const sign of signs) removeEventListener(sign, start, true)
    removeEventListener('click', onClick)
    removeEventListener('input', onInput, true)
  },
}

/**
 * What is on screen was painted once: two frames on, and once the browser has noted a paint, which it does when the frame
 * is shown; two frames can be over before. A page in a hidden tab paints nothing, hence the timer.
 */
function afterPaint(next: () => void) {
  const timer = setTimeout(next, 500)
  const look = () =>
    requestAnimationFrame(() => {
      if (!performance.getEntriesByName('first-contentful-paint').length) return look()
      clearTimeout(timer)
      next()
    })
  requestAnimationFrame(look)
}

/** After the largest picture has painted and the page is idle. */
function startWhenCalm() {
  afterPaint(() => {
    showAll()
    if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: 1_500 })
    else setTimeout(start, 200)
  })
}

// Chrome offers to install when it likes, and once: `features/install` takes it up when it is here.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  Object.assign(window, { installOffer: event })
})

showCartCount()
showQuestion()
setTimeout(showAll, 3_000) // a picture that never comes must not hide the page
// A page whose words depend on its query or on the device is not finished by its file.
if ('query' in root.dataset || intents.length) afterPaint(start)
else if (document.readyState === 'complete') startWhenCalm()
else addEventListener('load', startWhenCalm)
