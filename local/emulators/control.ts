import * as v from 'valibot'
import type { Faults } from './faults.ts'

const planSchema = v.object({
  faults: v.optional(
    v.array(
      v.strictObject({
        on: v.pipe(v.string(), v.nonEmpty()),
        kind: v.pipe(v.string(), v.nonEmpty()),
        delayMs: v.optional(v.pipe(v.number(), v.minValue(0))),
        times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      }),
    ),
    [],
  ),
  latencyMs: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
})

/**
 * The switches of an emulator over HTTP, `/_control/<name>`: GET tells how they stand and how often each operation
 * was called, PUT with `{ faults, latencyMs }` sets them all, DELETE turns them off and counts from zero.
 *
 * @returns null for any other path.
 */
export async function answerControl(
  request: Request,
  find: (name: string) => Faults | undefined,
): Promise<Response | null> {
  const name = /^\/_control\/([a-z-]+)$/.exec(new URL(request.url).pathname)?.[1]
  if (name === undefined) return null
  const faults = find(name)
  if (!faults) return refuse(404, `There is no emulator "${name}".`)
  if (request.method === 'DELETE') faults.reset()
  else if (request.method === 'PUT') {
    const plan = v.safeParse(planSchema, await request.json().catch(() => null))
    if (!plan.success) return refuse(400, v.summarize(plan.issues))
    faults.plan(plan.output)
  } else if (request.method !== 'GET') return refuse(405, 'Use GET, PUT or DELETE.')
  return Response.json(faults.read())
}

function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status })
}
