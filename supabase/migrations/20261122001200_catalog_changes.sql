-- The shapes of src/model/product.ts. They read with the caller's rights, so that the row level security
-- of the tables decides what is in them.

create function private.iso_instant(instant timestamptz) returns text
language sql stable set search_path = ''
return to_char(instant at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

create view private.products_on_sale with (security_invoker = true) as
select
  p.id,
  p.handle,
  p.rank,
  jsonb_build_object(
    'id', p.id,
    'handle', p.handle,
    'title', p.title,
    'category', p.category,
    'tagline', p.tagline,
    'description', p.description,
    'facts', p.facts,
    'options', (
      select coalesce(jsonb_agg(
        jsonb_build_object('name', name, 'facet', facet, 'values', choices) order by place, name
      ), '[]')
      from (
        select
          v.name,
          max(o.facet) as facet,
          -- An option only variants name stands last.
          coalesce(max(o.position), 2147483647) as place,
          jsonb_agg(
            jsonb_build_object('value', v.value, 'swatch', o.swatches ->> v.value)
            order by v.position, v.value
          ) as choices
        from private.option_values v
        left join public.product_options o on o.product_id = v.product_id and o.name = v.name
        where v.product_id = p.id
        group by v.name
      ) options
    ),
    'variants', (
      select jsonb_agg(
        jsonb_build_object(
          'id', v.id, 'sku', v.sku, 'options', v.options, 'priceCents', v.price_cents,
          'stock', coalesce(i.stock, 0), 'weightGrams', v.weight_grams
        ) order by v.position, v.id
      )
      from public.variants v
      left join public.inventory i on i.variant_id = v.id
      where v.product_id = p.id
    ),
    'images', (
      select coalesce(jsonb_agg(
        jsonb_build_object(
          'url', i.url, 'width', i.width, 'height', i.height, 'tones', i.tones,
          'variant', i.options, 'alt', coalesce(nullif(i.alt, ''), p.title)
        ) order by i.position, i.id
      ), '[]')
      from public.product_images i
      where i.product_id = p.id
    ),
    'rank', p.rank,
    'publishedAt', private.iso_instant(p.published_at)
  ) as json
from public.products p
where p.is_published and exists (select from public.variants v where v.product_id = p.id);

comment on view private.products_on_sale is
  'What can be bought, whole, as Product of src/model/product.ts. A view, not a function for each part: '
  'Postgres plans a function inside a function anew for every product.';

grant select on private.products_on_sale to anon, authenticated, service_role;

create function private.category_json(category public.categories) returns jsonb
language sql stable set search_path = ''
return jsonb_build_object(
  'handle', (category).handle,
  'title', (category).title,
  'navTitle', coalesce((category).nav_title, (category).title),
  'description', (category).description,
  'banner', case when (category).banner_url is not null then jsonb_build_object(
    'url', (category).banner_url,
    'width', (category).banner_width,
    'height', (category).banner_height,
    'alt', (category).banner_alt,
    'tones', (category).banner_tones,
    'variant', null
  ) end,
  'rank', (category).rank
);

create function public.catalog_changes(since bigint default 0) returns jsonb
-- Stable, so that all statements in it see one snapshot, the same whose oldest transaction it names.
language plpgsql stable set search_path = ''
-- Few products changed since most versions and all since 0: no one plan serves both.
set plan_cache_mode = force_custom_plan
as $$
declare
  -- Whatever commits later has the number of the oldest transaction still under way or a higher one.
  version bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  -- A version of the future belongs to another history: begin again.
  oldest bigint := case when since > version then 0 else since end;
  feed private.catalog_feed;
  answer jsonb;
begin
  select * into feed from private.catalog_feed;

  with changed as (
    select v.handle from private.catalog_versions v where v.version >= oldest
  ), on_sale as (
    select p.handle, p.rank, p.json
    from changed join private.products_on_sale p on p.handle = changed.handle
  )
  select jsonb_build_object(
    'feed', feed.id,
    'version', version,
    'categories', case when feed.categories_version >= oldest then (
      select coalesce(jsonb_agg(private.category_json(c) order by c.rank, c.handle), '[]')
      from public.categories c
    ) end,
    'products', (
      select coalesce(jsonb_agg(json order by rank, handle), '[]') from on_sale
    ),
    'removed', (
      select coalesce(jsonb_agg(handle order by handle), '[]') from changed
      where handle not in (select handle from on_sale)
    )
  ) into answer;
  return answer;
end
$$;

grant execute on function
  private.iso_instant, private.category_json, public.catalog_changes
  to anon, authenticated, service_role;

comment on function public.catalog_changes is
  'All that changed in the catalogue since a version, as CatalogChanges of src/model/product.ts. Pass the '
  'version of one answer as `since` of the next; a change may come twice and is never left out.';
