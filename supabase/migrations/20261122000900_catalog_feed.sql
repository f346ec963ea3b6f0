-- What changed in the catalogue, for clients that keep a copy. A version is the id of the transaction
-- that made the change; see docs/decisions for why no commit can be missed and no writer waits.
create table private.catalog_feed (
  id uuid not null default gen_random_uuid(),
  categories_version bigint not null default 0,
  only_row boolean primary key default true check (only_row)
);

insert into private.catalog_feed default values;

create table private.catalog_versions (
  handle text primary key,
  version bigint not null,
  first_version bigint not null
);

alter table private.catalog_feed enable row level security;
alter table private.catalog_versions enable row level security;

create policy "the feed's name is read by anyone" on private.catalog_feed
  for select to anon, authenticated, service_role using (true);
create policy "versions are read by anyone" on private.catalog_versions
  for select to anon, authenticated, service_role using (true);

revoke all on private.catalog_feed, private.catalog_versions from anon, authenticated, service_role;
grant select on private.catalog_feed, private.catalog_versions
  to anon, authenticated, service_role;
-- insert, update and delete are granted to nobody: the triggers below write these tables.

comment on table private.catalog_feed is
  'Names the history the versions belong to. After a restore from a backup, whose transaction ids start '
  'again from an earlier point: update private.catalog_feed set id = gen_random_uuid().';
comment on table private.catalog_versions is
  'Every handle that was ever on sale and the transaction that last changed it. A handle that is no '
  'longer on sale is a tombstone; one that never was is not here, so a draft''s name stays secret.';

create function private.current_version() returns bigint
language sql volatile set search_path = ''
return pg_current_xact_id()::text::bigint;

create function private.is_on_sale(product public.products) returns boolean
language sql stable set search_path = ''
return (product).is_published
  and exists (select from public.variants where variants.product_id = (product).id);

comment on function private.is_on_sale is 'Published, with at least one variant to buy.';

create function private.touch_handles(handles text[]) returns void
language plpgsql volatile set search_path = '' as $$
begin
  -- Without this lock two transactions that each do half of what puts a product on sale (publish it, give
  -- it a variant) would both find it not on sale. Sorted, as all locks here, so that none waits in a ring.
  perform from public.products p where p.handle = any(handles) order by p.handle for no key update;

  insert into private.catalog_versions (handle, version, first_version)
  select p.handle, private.current_version(), private.current_version()
  from public.products p
  where p.handle = any(handles) and private.is_on_sale(p)
  order by p.handle
  on conflict (handle) do update set version = excluded.version;

  with gone as (
    select unnest(handles) as handle
    except
    select p.handle from public.products p
    where p.handle = any(handles) and private.is_on_sale(p)
  ), never_seen as (
    delete from private.catalog_versions v
    using gone
    where v.handle = gone.handle and v.first_version = private.current_version()
    returning v.handle
  )
  update private.catalog_versions v
  set version = private.current_version()
  from gone
  where v.handle = gone.handle and v.handle not in (select never_seen.handle from never_seen);
end
$$;

comment on function private.touch_handles is
  'Gives what is on sale under these handles, or the tombstone left there, the current version.';
