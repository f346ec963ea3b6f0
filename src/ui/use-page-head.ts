import { createContext, use, useEffect } from 'react'
import { applyPageHead, type PageHead } from '../lib/page-head.ts'

/** `siteOrigin` goes in; while the server renders, `head` comes out. */
export type HeadSink = { siteOrigin: string; head?: PageHead }

export const HeadContext = createContext<HeadSink>({ siteOrigin: '' })

/** Declares the page's head: written into the file by the prerender, kept true in the browser. */
export function usePageHead(head: PageHead) {
  const sink = use(HeadContext)
  if (import.meta.env.SSR) sink.head = head
  const json = JSON.stringify(head)
  useEffect(() => applyPageHead(JSON.parse(json) as PageHead, sink.siteOrigin), [json, sink])
}
