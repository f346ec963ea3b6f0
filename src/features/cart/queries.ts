export { overlayQuery, productQuery } from '../../wire/catalog/catalog-queries.ts'
