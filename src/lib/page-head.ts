import { trustedTypesPolicy } from './trusted-types.ts'

/** Everything in `<head>` that differs from page to page. */
export type PageHead = {
  title: string
  description: string
  /** Absolute path of the canonical page, `/shop/oils`; the site's origin is put before it. */
  path: string
  robots?: 'noindex'
  /** For addresses that open something to whoever has them: not even the shop's own requests carry them along. */
  referrer?: 'origin'
  /** Path or URL of the Open Graph picture. */
  image?: string
  jsonLd?: readonly object[]
  /** The largest picture of the first screen, AVIF. */
  preload?: { srcset: string; sizes: string }
}

function setMeta(attribute: 'name' | 'property', key: string, content: string | undefined) {
  let meta = document.head.querySelector<HTMLMetaElement>(`meta[${attribute}="${key}"]`)
  if (content === undefined) return meta?.remove()
  if (!meta) {
    meta = document.createElement('meta')
    meta.setAttribute(attribute, key)
    document.head.append(meta)
  }
  meta.content = content
}

function setJsonLd(objects: readonly object[]) {
  const present = [...document.head.querySelectorAll('script[type="application/ld+json"]')]
  const texts = objects.map((object) => JSON.stringify(object))
  if (present.length === texts.length && present.every((el, i) => el.textContent === texts[i]))
    return
  present.forEach((el) => el.remove())
  for (const text of texts) {
    const script = document.createElement('script')
    script.type = 'application/ld+json'
    script.text = trustedTypesPolicy().createScript(text)
    document.head.append(script)
  }
}

/** Makes the document's head say what the page on screen shows. */
export function applyPageHead(head: PageHead, siteOrigin: string) {
  if (document.title !== head.title) document.title = head.title
  const url = siteOrigin + head.path
  setMeta('name', 'description', head.description)
  setMeta('name', 'robots', head.robots)
  setMeta('property', 'og:title', head.title)
  setMeta('property', 'og:description', head.description)
  setMeta('property', 'og:url', url)
  setMeta('property', 'og:image', head.image && new URL(head.image, siteOrigin).href)
  const canonical = document.head.querySelector<HTMLLinkElement>('link[rel="canonical"]')
  if (canonical) canonical.href = url
  setJsonLd(head.jsonLd ?? [])
}
