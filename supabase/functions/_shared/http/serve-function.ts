import { answerCalls } from './answer-calls.ts'
import { readSettings } from './settings.ts'
import type { Settings } from './settings.ts'
import type { Route } from './route.ts'

/**
 * Runs a function on Deno: reads the environment, lets the function put its parts together, and listens.
 *
 * @param name the function's folder
 * @param makeRoutes fills the ports; called once, before the first call is taken
 * @throws when the environment lacks something
 */
export function serveFunction(
  name: string,
  makeRoutes: (settings: Settings) => Readonly<Record<string, Route>>,
): void {
  const settings = readSettings(Deno.env.toObject())
  Deno.serve(answerCalls({ name, settings, routes: makeRoutes(settings) }))
}
