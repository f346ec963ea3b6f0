/**
 * The page numbers to offer: the first, the last and those around the current one. 0 stands for a gap; a gap of a
 * single page is that page.
 */
export function pageWindow(page: number, pages: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((at) => at >= 1 && at <= pages)
  const shown = [...new Set(wanted)].sort((a, b) => a - b)
  return shown.flatMap((at, index) => {
    const before = shown[index - 1] ?? 0
    if (at - before <= 1) return [at]
    return at - before === 2 ? [at - 1, at] : [0, at]
  })
}
