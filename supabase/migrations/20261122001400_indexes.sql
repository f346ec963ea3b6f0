-- Each index with the query it serves. Primary keys and unique constraints serve the rest: a product by
-- handle, a product's variants, a variant's stock, the options of a product.

-- The check that a category may be deleted, and its renaming.
create index products_category on public.products (category);

-- A product's variants in their order, and the policies that look from a variant to its product.
create index variants_product_position on public.variants (product_id, position);

-- A product's pictures in their order.
create index product_images_product_position on public.product_images (product_id, position);

-- catalog_changes(): what changed since a version.
create index catalog_versions_version on private.catalog_versions (version);

-- search_products(): all that a listing sorts and counts by, of a category or of the whole shop, without
-- the texts beside it.
create index product_search_listing on private.product_search (category, rank, handle)
  include (product_id, facet_set, price_cents, published_at);

-- The check that a combination of facets is in no more use.
create index product_search_facet_set on private.product_search (facet_set);

-- search_products(): the products in which the words of a query are found.
create index product_search_document on private.product_search using gin (document);

-- near_words(): the words that match a pattern. Without the extension the words, which are few, are read
-- one by one: slower, the same answer.
do $$
begin
  if exists (select from pg_catalog.pg_available_extensions where name = 'pg_trgm') then
    create extension if not exists pg_trgm with schema extensions;
    create index catalog_words_trigrams
      on private.catalog_words using gin (word extensions.gin_trgm_ops);
  end if;
end
$$;
