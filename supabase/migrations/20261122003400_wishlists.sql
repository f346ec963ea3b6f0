-- What a shopper saved. A set needs no numbered operations: each product carries how often it was saved and
-- taken out again, odd while it is saved, and of two counts the greater stands. So what arrives twice, late or
-- in another order changes nothing, and of two devices the one that did more to an item has the last word.
create table public.wishlists (
  user_id uuid primary key references auth.users (id) on delete cascade,
  version bigint not null default 0 check (version >= 0)
);

create table public.wishlist_items (
  user_id uuid not null references public.wishlists (user_id) on delete cascade,
  product_id uuid not null references public.products (id) on delete cascade,
  flips integer not null check (flips between 1 and 1000000),
  flipped_at timestamptz not null default now(),
  primary key (user_id, product_id)
);

-- The deletion of a product.
create index wishlist_items_product on public.wishlist_items (product_id);

alter table public.wishlists enable row level security;
alter table public.wishlist_items enable row level security;

create policy "shoppers read their own wishlist" on public.wishlists
  for select to authenticated using (user_id = (select auth.uid()));
create policy "shoppers read the items of their own wishlist" on public.wishlist_items
  for select to authenticated using (user_id = (select auth.uid()));

grant select (user_id, version) on public.wishlists to authenticated;
grant select (user_id, product_id, flips, flipped_at) on public.wishlist_items to authenticated;
grant select on public.wishlists, public.wishlist_items to service_role;
-- insert, update and delete are not granted to anon or authenticated: apply_wishlist_operations writes.

comment on table public.wishlists is 'The wishlist of an account.';
comment on column public.wishlists.version is 'Rises by one with each change of its items.';
comment on table public.wishlist_items is 'A product that is, or once was, on a wishlist.';
comment on column public.wishlist_items.flips is 'How often it was saved or taken out: odd while it is saved.';

create function private.wishlist_contents(owner uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object('product', i.product_id, 'handle', p.handle, 'flips', i.flips)
      order by i.flipped_at desc, i.product_id
    ), '[]')
    from public.wishlist_items i
    left join public.products p on p.id = i.product_id and p.is_published
    where i.user_id = owner
  );
end
$$;

create function public.read_wishlist() returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  owner uuid := auth.uid();
begin
  return jsonb_build_object(
    'version', coalesce((select w.version from public.wishlists w where w.user_id = owner), 0),
    'items', private.wishlist_contents(owner)
  );
end
$$;

create function private.judge_wishlist_operation(owner uuid, operation jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare
  wanted text := operation ->> 'product';
  fault text := private.judge_units(operation -> 'flips', 1, 1000000);
begin
  if fault is not null or wanted is null
    or wanted !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    return coalesce(fault, 'malformed');
  end if;
  if exists (
    select from public.wishlist_items i where i.user_id = owner and i.product_id = wanted::uuid
  ) then
    return null;
  end if;
  if not exists (select from public.products p where p.id = wanted::uuid and p.is_published) then
    return 'unknown_product';
  end if;
  if (select count(*) from public.wishlist_items i where i.user_id = owner) >= 500 then
    return 'wishlist_full';
  end if;
  return null;
end
$$;

create function private.apply_wishlist_operations(operations jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  owner uuid := auth.uid();
  entry record;
  fault text;
  has_changed boolean := false;
  rejected jsonb := '[]';
  answer jsonb;
begin
  if owner is null then
    perform private.refuse('401', 'not_signed_in', 'Only an account has a wishlist here.');
  end if;
  if jsonb_typeof(operations) is distinct from 'array' then
    perform private.refuse('400', 'malformed_call', 'operations must be a list.');
  end if;
  if jsonb_array_length(operations) > 200 or pg_column_size(operations) > 100000 then
    perform private.refuse('413', 'too_many_operations', 'At most 200 operations, 100 kB, a call.');
  end if;
  perform private.open_wishlist(owner);
  for entry in
    select value, (n - 1)::integer as at from jsonb_array_elements(operations) with ordinality as t (value, n)
  loop
    fault := private.judge_wishlist_operation(owner, entry.value);
    if fault is not null then
      rejected := rejected || jsonb_build_object('at', entry.at, 'code', fault);
      continue;
    end if;
    insert into public.wishlist_items as i (user_id, product_id, flips, flipped_at)
    values (owner, (entry.value ->> 'product')::uuid, (entry.value ->> 'flips')::numeric::integer,
      clock_timestamp())
    on conflict (user_id, product_id) do update
      set flips = excluded.flips, flipped_at = excluded.flipped_at
      where i.flips < excluded.flips;
    has_changed := has_changed or found;
  end loop;
  if has_changed then
    update public.wishlists w set version = w.version + 1 where w.user_id = owner;
    answer := public.read_wishlist();
    perform private.tell('wishlist:' || owner, 'wishlist',
      answer || case when pg_column_size(answer) > 16000 then '{"items": null}' else '{}' end::jsonb);
  end if;
  return public.read_wishlist() || jsonb_build_object('rejected', rejected);
end
$$;

create function private.open_wishlist(owner uuid) returns void
language plpgsql volatile set search_path = '' as $$
begin
  insert into public.wishlists (user_id) values (owner) on conflict do nothing;
  perform from public.wishlists w where w.user_id = owner for update;
exception when foreign_key_violation then
  perform private.refuse('401', 'not_signed_in', 'This account does not exist any more.');
end
$$;

create function public.apply_wishlist_operations(operations jsonb) returns jsonb
language sql volatile set search_path = ''
return private.apply_wishlist_operations(operations);

grant execute on function private.wishlist_contents, public.read_wishlist,
  private.apply_wishlist_operations, public.apply_wishlist_operations to authenticated;
-- The other functions are granted to nobody: they serve these.

comment on function public.read_wishlist is
  'The caller''s wishlist, newest change first: {version, items: [{product, handle, flips}]}. handle is null '
  'where the product is not on sale; an even number of flips means that it was taken out.';
comment on function public.apply_wishlist_operations is
  'Takes a list of {product, flips}, keeps the greater count of each, and gives the wishlist with '
  'rejected: [{at, code}], code one of malformed, fractional, too_large, unknown_product, wishlist_full.';
