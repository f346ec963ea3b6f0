/**
 * Runs at the end of <body>, on every page byte for byte the same (one CSP hash). It decides when the app loads,
 * and keeps what the shopper does until the app can hear it.
 */
import { intentsKey, type AddIntent } from '../lib/early.ts'

declare const __MAIN__: string
declare const __MAIN_PRELOADS__: readonly string[]

const root = document.documentElement
const intents: AddIntent[] = read(sessionStorage, intentsKey) ?? []
const clicks: HTMLElement[] = []
let isStarted = false

function read<T>(storage: Storage, key: string): T | null {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null') as T
  } catch {
    return null
  }
}

function start() {
  if (isStarted) return
  isStarted = true
  const chunks = document.getElementById('root')?.dataset.chunks
  for (const href of [...__MAIN_PRELOADS__, ...(chunks?.split(' ') ?? [])]) {
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.href = href
    document.head.append(link)
  }
  import(/* @vite-ignore */ __MAIN__).catch(() => {
    isStarted = false // the network failed: the next sign of intent tries again
  })
}

/** The header's count from what the device already knows, so that it is right before React is there. */
function showCartCount() {
  const link = document.querySelector<HTMLElement>('[data-cart-link]')
  const cart = read<{ lines: { quantity: number }[] }>(localStorage, 'cart:guest')
  const count = [...(cart?.lines ?? []), ...intents].reduce(
    (sum, { quantity }) => sum + quantity,
    0,
  )
  if (!link || !count) return
  link.dataset.count = String(count)
  const { one = '', many = '' } = link.dataset
  link.ariaLabel = count === 1 ? one : many.replace('#', String(count))
}

/** Keeps "Add to cart" where it survives even a link followed in between, and says so at once. */
function keepAddIntent(button: HTMLElement) {
  const form = button.closest<HTMLFormElement>('form[data-buy]')
  if (!form) return
  const chosen = [...form.querySelectorAll<HTMLInputElement>('input[type=radio]:checked')].map(
    ({ value }) => value,
  )
  const variants = JSON.parse(form.dataset.variants ?? '{}') as Record<string, string>
  const variant = variants[chosen.join('/')] ?? form.dataset.default ?? ''
  const quantity = Number(form.querySelector<HTMLInputElement>('input[type=number]')?.value) || 1
  intents.push({ id: crypto.randomUUID(), variant, handle: form.dataset.handle ?? '', quantity })
  sessionStorage.setItem(intentsKey, JSON.stringify(intents))
  button.dataset.taken = ''
  showCartCount()
  const announcer = document.getElementById('announcer')
  if (announcer) announcer.textContent = button.dataset.said ?? ''
}

function onClick(event: MouseEvent) {
  const button =
    event.target instanceof Element && event.target.closest<HTMLElement>('#root button')
  if (!button) return
  if (button.dataset.intent === 'add') {
    event.preventDefault()
    keepAddIntent(button)
  } else if (button.getAttribute('type') !== 'submit') clicks.push(button)
}

const signs = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin'] as const
for (const sign of signs) addEventListener(sign, start, { capture: true, passive: true })
addEventListener('click', onClick, true)
window.early = {
  clicks,
  stop() {
    for (const sign of signs) removeEventListener(sign, start, true)
    removeEventListener('click', onClick, true)
  },
}

/** After the largest picture has painted and the page is idle. */
function startWhenCalm() {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: 1_500 })
      else setTimeout(start, 200)
    }),
  )
}

showCartCount()
// A page whose words depend on its query or on the device is not finished by its file.
if ('query' in root.dataset || intents.length) start()
else if (document.readyState === 'complete') startWhenCalm()
else addEventListener('load', startWhenCalm)
