import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

type Audit = {
  numericValue?: number
  details?: { items?: { resourceType: string; transferSize: number }[] }
}
type Report = {
  requestedUrl: string
  audits: Record<string, Audit>
  categories: Record<string, { score: number | null }>
}

const sizeOf = (type: string) => (report: Report) => {
  const items = report.audits['resource-summary']?.details?.items ?? []
  return (items.find(({ resourceType }) => resourceType === type)?.transferSize ?? 0) / 1024
}
const timeOf = (id: string) => (report: Report) => report.audits[id]?.numericValue ?? NaN
const scoreOf = (id: string) => (report: Report) => (report.categories[id]?.score ?? NaN) * 100

/** Milliseconds, kilobytes (1024) over the wire, scores of 100. */
const columns: readonly [title: string, read: (report: Report) => number, digits: number][] = [
  ['LCP', timeOf('largest-contentful-paint'), 0],
  ['FCP', timeOf('first-contentful-paint'), 0],
  ['TBT', timeOf('total-blocking-time'), 0],
  ['CLS', timeOf('cumulative-layout-shift'), 3],
  ['script', sizeOf('script'), 1],
  ['document', sizeOf('document'), 1],
  ['font', sizeOf('font'), 1],
  ['image', sizeOf('image'), 1],
  ['total', sizeOf('total'), 1],
  ['perf', scoreOf('performance'), 0],
  ['a11y', scoreOf('accessibility'), 0],
  ['best', scoreOf('best-practices'), 0],
  ['seo', scoreOf('seo'), 0],
]

/**
 * Prints a line per page: the median of each figure over its runs.
 *
 * @param folder - where Lighthouse CI keeps its reports.
 */
export async function printMedians(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => /^lhr-.*\.json$/.test(name))
  const reports = await Promise.all(
    files.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Report),
  )
  const pages = Map.groupBy(reports, ({ requestedUrl }) => pathOf(requestedUrl))
  console.log(
    `\n${'Median of each figure'.padEnd(28)}${columns.map(([title]) => title.padStart(9)).join('')}`,
  )
  for (const [path, runs] of pages) {
    const figures = columns.map(([, read, digits]) =>
      median(runs.map(read)).toFixed(digits).padStart(9),
    )
    console.log(path.padEnd(28) + figures.join(''))
  }
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}
