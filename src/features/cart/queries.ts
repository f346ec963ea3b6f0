import { queryOptions } from '@tanstack/react-query'
import { readProductFile } from '../../wire/catalog/catalog-queries.ts'

export { overlayQuery, productQuery } from '../../wire/catalog/catalog-queries.ts'

/** A product as the build knew it: what is no longer sold is still called what it was. */
export const formerProductQuery = (handle: string) =>
  queryOptions({
    queryKey: ['catalog', 'former', handle],
    queryFn: () => readProductFile(handle),
    staleTime: Infinity,
  })
