-- Stock that orders have taken out of inventory. What is reserved is gone for everybody else at once, so
-- that the stock the shop shows is what can still be bought.
create table private.reservations (
  order_id uuid not null references public.orders (id) on delete restrict,
  variant_id uuid not null,
  quantity integer not null check (quantity > 0),
  is_sold boolean not null default false,
  primary key (order_id, variant_id)
);

alter table private.reservations enable row level security;
grant select on private.reservations to service_role;
-- insert, update and delete are granted to nobody: orders reserve and release.

comment on table private.reservations is
  'Units an order holds: reserved while it is pending, sold once it is paid. Released ones have no row.';

create function private.lock_stock(variant_ids uuid[]) returns void
language plpgsql volatile set search_path = '' as $$
begin
  -- Always in this order, so that two carts with the same things wait for, and never block, each other. The
  -- versions of the catalogue change with the stock and are locked with it for the same reason.
  perform from public.inventory i where i.variant_id = any (variant_ids)
  order by i.variant_id for update;
  perform from private.catalog_versions c where c.handle in (
    select p.handle from public.variants v join public.products p on p.id = v.product_id
    where v.id = any (variant_ids)
  ) order by c.handle for update;
end
$$;

create function private.move_stock(
  order_id uuid, reason text, variant_ids uuid[], deltas integer[]
) returns void
language plpgsql volatile set search_path = '' as $$
begin
  perform set_config('shop.stock_cause', reason || ' ' || order_id, true);
  update public.inventory i set stock = i.stock + m.delta
  from unnest(variant_ids, deltas) as m (variant_id, delta)
  where i.variant_id = m.variant_id and m.delta <> 0;
  perform set_config('shop.stock_cause', '', true);
  -- The variant was deleted meanwhile: the order gives it back, and the shop has no place for it.
  insert into private.stock_moves (variant_id, delta, reason, order_id)
  select m.variant_id, m.delta * b.sign, b.reason, b.order_id
  from unnest(variant_ids, deltas) as m (variant_id, delta)
  cross join (
    values (1, move_stock.reason, move_stock.order_id), (-1, 'written_off', null)
  ) as b (sign, reason, order_id)
  where m.delta <> 0
    and not exists (select from public.inventory i where i.variant_id = m.variant_id);
end
$$;

comment on function private.move_stock is
  'Changes stock for an order and books it. The caller has locked it with private.lock_stock().';

create function private.release_stock(order_id uuid) returns void
language plpgsql volatile set search_path = '' as $$
declare
  variant_ids uuid[];
  quantities integer[];
begin
  with gone as (
    delete from private.reservations r where r.order_id = release_stock.order_id and not r.is_sold
    returning r.variant_id, r.quantity
  )
  select array_agg(g.variant_id), array_agg(g.quantity) into variant_ids, quantities from gone g;
  if variant_ids is not null then
    perform private.lock_stock(variant_ids);
    perform private.move_stock(order_id, 'released', variant_ids, quantities);
  end if;
end
$$;

comment on function private.release_stock is 'Gives back what a pending order holds.';

create function private.find_short(order_id uuid, lines jsonb) returns jsonb
language sql stable set search_path = ''
return (
  select jsonb_object_agg(s.variant_id, s.available) filter (where s.available < s.wanted)
  from (
    select l.variant_id, l.wanted, coalesce(i.stock, 0) + coalesce(r.quantity, 0) as available
    from (
      select (line ->> 'variantId')::uuid as variant_id, (line ->> 'quantity')::integer as wanted
      from jsonb_array_elements(lines) line
    ) l
    left join public.inventory i on i.variant_id = l.variant_id
    left join private.reservations r
      on r.variant_id = l.variant_id and r.order_id = find_short.order_id
  ) s
);

comment on function private.find_short is
  'What there is of each line that wants more, {variantId: units}; null: enough of all.';

create function private.reserve_stock(order_id uuid, lines jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  variant_ids uuid[];
  deltas integer[];
begin
  -- What the order held before counts against what it wants now, so that no other cart comes between.
  select array_agg(d.variant_id), array_agg(d.delta) into variant_ids, deltas
  from (
    select c.variant_id, sum(c.units)::integer as delta
    from (
      select r.variant_id, r.quantity as units from private.reservations r
      where r.order_id = reserve_stock.order_id
      union all
      select (line ->> 'variantId')::uuid, -(line ->> 'quantity')::integer
      from jsonb_array_elements(lines) line
    ) c
    group by c.variant_id having sum(c.units) <> 0
  ) d;
  if variant_ids is not null then
    perform private.move_stock(order_id, 'reserved', variant_ids, deltas);
  end if;
  delete from private.reservations r where r.order_id = reserve_stock.order_id;
  insert into private.reservations (order_id, variant_id, quantity)
  select reserve_stock.order_id, (line ->> 'variantId')::uuid, (line ->> 'quantity')::integer
  from jsonb_array_elements(lines) line;
end
$$;

comment on function private.reserve_stock is
  'Makes what an order holds the given lines. The caller has locked the stock and found nothing short.';
