import type { Sql } from 'postgres'

/**
 * Fills a migrated database with 100,000 products, two variants each, with words, options and prices
 * spread as in a real shop. Triggers are off meanwhile, so what they keep is made once at the end.
 *
 * @param admin - a client of a superuser: nobody else may switch triggers off.
 */
export async function addHundredThousand(admin: Sql): Promise<void> {
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`insert into categories (handle, title, rank)
      select 'aisle-' || i, (array['Oils', 'Candles', 'Bowls', 'Stones', 'Linen'])[i % 5 + 1], i
      from generate_series(1, 20) i`
    await tx`insert into products (handle, title, category, description, facts, rank, published_at)
      select
        'product-' || i,
        initcap((array['quiet', 'slow', 'amber', 'cedar', 'ribbed', 'walnut', 'winter'])[i % 7 + 1]
          || ' ' || translate(md5((i % 3000)::text), '0123456789', 'ghijklmnop')),
        'aisle-' || i % 20 + 1,
        'A thing of clay, number ' || i || ', made by hand.',
        '[{"label": "Care", "text": "Wipe with a dry cloth"}]',
        i, '2026-01-01'::timestamptz + i * interval '1 minute'
      from generate_series(1, 100000) i`
    await tx`insert into product_options (product_id, name, facet, swatches, position)
      select id, 'Glaze', 'colour', '{"Bone": "#e6ded0"}', 1 from products`
    await tx`insert into variants (product_id, sku, options, price_cents, position)
      select id, handle || '-' || n, jsonb_build_object('Glaze', glaze), 1000 + rank * 37 % 20000, n
      from products
      cross join lateral (values (1, 'Bone'), (2, (array['Sage', 'Clay', 'Ink', 'Moss'])[rank % 4 + 1]))
        as v (n, glaze)`
    await tx`insert into product_images (product_id, url, position)
      select id, '/media/' || handle || '.jpg', 1 from products`
    await tx`insert into inventory select id, 5 from variants`
    await tx`insert into private.catalog_versions select handle, 1, 1 from products`
    await tx`set local session_replication_role = origin`
    await tx`select private.list_products(array(select id from products))`
  })
  await admin`vacuum analyze`
}
