import * as v from 'valibot'
import { checkCatalog } from './catalog-rules.ts'
import type { Problem } from './catalog-rules.ts'
import { catalogSchema, categorySchema, productSchema } from './catalog-schema.ts'
import type { Catalog, CatalogPhotograph } from './catalog-schema.ts'
import { measurePhotograph } from './photographs.ts'
import type { Photograph } from './photographs.ts'

export type ValidCatalog = { catalog: Catalog; photographs: ReadonlyMap<string, Photograph> }

/** All that is wrong with a catalogue, not only the first of it. */
export class InvalidCatalog extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    const list = problems.map(({ path, message }) => `  ${path}: ${message}`).join('\n')
    super(
      `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in the catalogue\n${list}`,
    )
    this.name = 'InvalidCatalog'
    this.problems = problems
  }
}

/**
 * Parses a catalogue and measures its photographs.
 *
 * @param input - the JSON value of a catalog.json.
 * @param photos - the folder its photographs are in.
 * @throws {InvalidCatalog} with every problem and its JSON path.
 */
export async function validateCatalog(input: unknown, photos: string): Promise<ValidCatalog> {
  const whole = v.safeParse(catalogSchema, input)
  if (!whole.typed) throw new InvalidCatalog(listIssues('', whole.issues))
  const categories = parseEach('categories', categorySchema, whole.output.categories)
  const products = parseEach('products', productSchema, whole.output.products)
  const pictures = [
    ...categories.parsed.flatMap(({ path, value }) =>
      value.banner ? [{ path: `${path}.banner`, value: value.banner }] : [],
    ),
    ...products.parsed.flatMap(({ path, value }) =>
      value.images.map((image, i) => ({ path: `${path}.images[${i}]`, value: image })),
    ),
  ]
  const photographs = await measureAll(
    photos,
    pictures.map(({ value }) => value.file),
  )
  const problems = [
    ...listIssues('', whole.issues ?? []),
    ...categories.problems,
    ...products.problems,
    ...checkCatalog(categories.parsed, products.parsed),
    ...pictures.flatMap(({ path, value }) => checkPhotograph(path, value, photographs)),
  ]
  if (problems.length) throw new InvalidCatalog(problems)
  const catalog = {
    categories: categories.parsed.map(({ value }) => value),
    products: products.parsed.map(({ value }) => value),
  }
  return { catalog, photographs }
}

/** Parses one by one, so that a malformed part hides no problem of the others. */
function parseEach<T extends v.GenericSchema>(path: string, schema: T, values: readonly unknown[]) {
  const parsed: { path: string; value: v.InferOutput<T> }[] = []
  const problems: Problem[] = []
  for (const [i, value] of values.entries()) {
    const at = `${path}[${i}]`
    const result = v.safeParse(schema, value)
    problems.push(...listIssues(at, result.issues ?? []))
    if (result.typed) parsed.push({ path: at, value: result.output })
  }
  return { parsed, problems }
}

function listIssues(at: string, issues: readonly v.BaseIssue<unknown>[]): Problem[] {
  return issues.map(({ path, message }) => {
    const steps = (path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    return { path: (at + steps.join('')).replace(/^\./, '') || 'catalogue', message }
  })
}

async function measureAll(folder: string, files: string[]): Promise<Map<string, Photograph>> {
  const found = new Map<string, Photograph>()
  for (const file of new Set(files)) {
    const photograph = await measurePhotograph(folder, file)
    if (photograph) found.set(file, photograph)
  }
  return found
}

function checkPhotograph(
  path: string,
  { file, width, height }: CatalogPhotograph,
  photographs: ReadonlyMap<string, Photograph>,
): Problem[] {
  const found = photographs.get(file)
  if (!found) return [{ path: `${path}.file`, message: `there is no photograph "${file}"` }]
  return found.width === width && found.height === height
    ? []
    : [{ path, message: `${file} is ${found.width} x ${found.height}, not ${width} x ${height}` }]
}
