import type { HtmlTagDescriptor, Plugin } from 'vite'
import { compileInlineScripts } from './inline-scripts.ts'

const main = '/src/main.tsx'

/**
 * As a first sign of intent does. A tag that loads the app would do so under a second name (`main.tsx?t=…`) once a file
 * has been edited, and the page would hold two apps.
 */
const startAtOnce = `dispatchEvent(new Event('pointermove'))`

/**
 * The dev server's page: index.html with an empty root, the inline scripts, and the app started at once.
 *
 * @param locale - for `<html lang>`.
 */
export function devPage(locale: string): Plugin {
  return {
    name: 'dev-page',
    apply: 'serve',
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        const { head, boot } = await compileInlineScripts({ main, preloads: [] })
        const tags: HtmlTagDescriptor[] = [
          { tag: 'script', children: head, injectTo: 'head' },
          { tag: 'script', children: boot, injectTo: 'body' },
          { tag: 'script', children: startAtOnce, injectTo: 'body' },
        ]
        return { html: html.replace(/<html lang="[^"]*"/, `<html lang="${locale}"`), tags }
      },
    },
  }
}
