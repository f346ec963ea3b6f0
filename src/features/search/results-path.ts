/** Path of the page of results, of one category where named. */
export function resultsPath(q: string, category?: string): string {
  const params = new URLSearchParams({ q })
  if (category) params.set('category', category)
  return `/search?${params}`
}
