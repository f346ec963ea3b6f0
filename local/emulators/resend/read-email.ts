import * as v from 'valibot'
import { refuse } from './refuse.ts'

const address = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/
const mailbox = v.pipe(
  v.string(),
  v.check((given) => address.test(/<([^>]+)>\s*$/.exec(given)?.[1] ?? given.trim())),
)

const schema = v.looseObject({
  from: mailbox,
  to: v.union([
    v.pipe(
      mailbox,
      v.transform((one) => [one]),
    ),
    v.pipe(v.array(mailbox), v.minLength(1), v.maxLength(50)),
  ]),
  subject: v.string(),
  html: v.optional(v.string()),
  text: v.optional(v.string()),
})

export type Email = v.InferOutput<typeof schema> & { createdAt: string }

/** Reads what is to be sent, or refuses it as Resend does. */
export function readEmail(request: Request, body: string): Email | Response {
  if (!request.headers.get('content-type')?.startsWith('application/json'))
    return refuse('validation_error', 'The content type must be application/json.')
  let given: unknown
  try {
    given = JSON.parse(body)
  } catch {
    return refuse('validation_error', 'The body is no JSON.')
  }
  const parsed = v.safeParse(schema, given)
  if (!parsed.success) {
    const [issue] = parsed.issues
    const field = v.getDotPath(issue) ?? 'body'
    const isMissing = issue.received === 'undefined' || issue.input === undefined
    if (isMissing) return refuse('missing_required_field', `Missing \`${field}\` field.`)
    return refuse('validation_error', `Invalid \`${field}\` field.`)
  }
  const { html, text } = parsed.output
  if (html === undefined && text === undefined)
    return refuse('missing_required_field', 'Missing `html` or `text` field.')
  return { ...parsed.output, createdAt: new Date().toISOString() }
}
