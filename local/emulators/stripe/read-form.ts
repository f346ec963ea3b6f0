export type FormValue = string | FormValue[] | { [name: string]: FormValue }

type Branch = { [name: string]: string | Branch }

/**
 * Reads Stripe's form encoding: `line_items[0][quantity]=2` is `{ line_items: [{ quantity: '2' }] }`.
 *
 * @see https://docs.stripe.com/api (requests are form-encoded)
 */
export function readForm(body: string): { [name: string]: FormValue } {
  const root: Branch = Object.create(null) as Branch
  for (const [path, value] of new URLSearchParams(body)) plant(root, toSteps(path), value)
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, ripen(value)]))
}

const toSteps = (path: string) => path.split(/\]\[|\[|\]/).filter((step) => step !== '')

function plant(branch: Branch, [step = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    branch[step] = value
    return
  }
  const next = branch[step]
  const deeper = typeof next === 'object' ? next : (Object.create(null) as Branch)
  branch[step] = deeper
  plant(deeper, rest, value)
}

/** What is numbered is a list. */
function ripen(value: string | Branch): FormValue {
  if (typeof value === 'string') return value
  const entries = Object.entries(value).map(([name, inner]) => [name, ripen(inner)] as const)
  return entries.every(([name]) => /^\d+$/.test(name))
    ? entries.map(([, inner]) => inner)
    : Object.fromEntries(entries)
}
