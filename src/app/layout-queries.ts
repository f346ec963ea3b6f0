import { categoriesQuery } from '../features/catalog/queries.ts'

/** Reads of the frame around every page. */
export const layoutQueries = [categoriesQuery] as const
