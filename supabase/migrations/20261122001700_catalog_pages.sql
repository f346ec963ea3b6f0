-- The feed in pages of a thousand products, so that a shop of 100,000 can be read within the time a request
-- may take. An answer that is whole looks as before.
drop function public.catalog_changes(bigint);

create function public.catalog_changes(since bigint default 0, after text default null)
returns jsonb
-- Stable, so that all statements in it see one snapshot, the same whose oldest transaction it names.
language plpgsql stable set search_path = ''
-- Few products changed since most versions and all since 0: no one plan serves both.
set plan_cache_mode = force_custom_plan
-- The indexes of a large shop fit in memory: a page is looked up, not picked out of the whole table.
set random_page_cost = 1.1
as $$
declare
  page_size constant integer := 1000;
  -- Whatever commits later has the number of the oldest transaction still under way or a higher one.
  version bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  -- A version of the future belongs to another history: begin again. A later page goes by what its first
  -- page went by, since by then the future may have come.
  oldest bigint := case
    when after is not null then split_part(after, ':', 1)::bigint
    when since > version then 0
    else since
  end;
  start text := coalesce(substr(after, strpos(after, ':') + 1), '');
  edge text[];
  last text;
  feed private.catalog_feed;
  answer jsonb;
begin
  select * into feed from private.catalog_feed;

  edge := array(
    select v.handle
    from private.catalog_versions v
    join private.products_on_sale p on p.handle = v.handle
    where v.version >= oldest and v.handle > start
    order by v.handle offset page_size - 1 limit 2
  );
  if cardinality(edge) = 2 then
    last := edge[1];
  end if;

  with changed as (
    select v.handle from private.catalog_versions v
    where v.version >= oldest and v.handle > start and (last is null or v.handle <= last)
  ), on_sale as (
    select p.handle, p.rank, p.json
    from changed join private.products_on_sale p on p.handle = changed.handle
  )
  select jsonb_build_object(
    'feed', feed.id,
    'version', version,
    'categories', case when after is null and feed.categories_version >= oldest then (
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
  if last is not null then
    answer := answer || jsonb_build_object('more', true, 'next', oldest || ':' || last);
  end if;
  return answer;
end
$$;

grant execute on function public.catalog_changes to anon, authenticated, service_role;

comment on function public.catalog_changes is
  'All that changed in the catalogue since a version, as CatalogChanges of src/model/product.ts. Pass the '
  'version of one answer as `since` of the next; a change may come twice and is never left out. An answer '
  'of more than a thousand products comes in pages: while it says `more`, pass its `next` as `after`, and '
  'keep the version of the first page. A page of another feed means: begin again.';
