/** A rule of the Service Worker Static Routing API (Chrome 123, Safari 27); TypeScript does not know it yet. */
type RouterRule = {
  condition: { urlPattern: string; requestMethod?: string }
  source: 'network' | 'cache' | 'fetch-event'
}
type InstallEventWithRoutes = ExtendableEvent & {
  addRoutes?: (rules: RouterRule[]) => Promise<void>
}

/**
 * What the browser may answer without starting the worker: hashed files from whichever cache has them, else from the
 * network, and the back end from the network. The first rule that matches decides.
 *
 * @param scope - URL of the worker's scope.
 * @param backend - origin of the back end.
 */
export function listStaticRoutes(scope: string, backend: string): RouterRule[] {
  const network = (path: string): RouterRule => ({
    condition: { urlPattern: new URL(path, backend).href },
    source: 'network',
  })
  return [
    { condition: { urlPattern: `${scope}assets/*` }, source: 'cache' },
    {
      condition: { urlPattern: new URL('/rest/v1/rpc/search_products', backend).href + '*' },
      source: 'fetch-event',
    },
    ...['auth', 'functions', 'rest', 'realtime', 'storage'].map((part) => network(`/${part}/v1/*`)),
    { condition: { urlPattern: new URL('/_local/*', scope).href }, source: 'network' },
  ]
}

/** Hands the rules to browsers that know them. The fetch handler does the same for the others. */
export async function addStaticRoutes(event: ExtendableEvent, rules: RouterRule[]): Promise<void> {
  try {
    await (event as InstallEventWithRoutes).addRoutes?.(rules)
  } catch {
    // A rule this browser does not know must not keep the worker from being installed.
  }
}
