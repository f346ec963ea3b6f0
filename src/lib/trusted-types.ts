type Policy = {
  createScript(text: string): string
  createScriptURL(url: string): string
}
type Types = { createPolicy(name: string, policy: Policy): Policy }

const plain: Policy = {
  createScript: (text) => text,
  createScriptURL: (url) => (url.endsWith('/sw.js') ? url : ''),
}
let policy: Policy | undefined

/**
 * The page's CSP demands Trusted Types, and `anoint` is the one policy it allows, once: whoever needs it takes it from
 * here. Texts are JSON-LD, which no browser runs; the one script with a URL is the service worker.
 */
export function trustedTypesPolicy(): Policy {
  const { trustedTypes } = globalThis as { trustedTypes?: Types }
  return (policy ??= trustedTypes?.createPolicy('anoint', plain) ?? plain)
}
