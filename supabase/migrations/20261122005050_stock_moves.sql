-- Every change of stock with its reason: what check_books() compares orders and inventory by.
create table private.stock_moves (
  id bigint generated always as identity primary key,
  -- No foreign key: the book is kept when the variant goes.
  variant_id uuid not null,
  delta integer not null check (delta <> 0),
  reason text not null
    check (reason in ('opening', 'merchant', 'reserved', 'released', 'written_off')),
  order_id uuid references public.orders (id) on delete restrict,
  moved_at timestamptz not null default now(),
  check ((reason in ('reserved', 'released')) = (order_id is not null))
);

-- check_books() adds up by these, and a merchant asks where a variant went.
create index stock_moves_variant on private.stock_moves (variant_id);
create index stock_moves_order on private.stock_moves (order_id);

alter table private.stock_moves enable row level security;
grant select on private.stock_moves to service_role;
-- insert is granted to nobody: the triggers of inventory write it. Nothing is updated or deleted.

comment on table private.stock_moves is 'Every change of inventory.stock and its reason.';
comment on column private.stock_moves.reason is
  'merchant: by hand or import; reserved and released: by an order; written_off: came back to a variant '
  'that has no stock any more.';

insert into private.stock_moves (variant_id, delta, reason)
select variant_id, stock, 'opening' from public.inventory where stock <> 0;

create function private.book_inventory() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  -- '<reason> <order>', as private.move_stock() says; else somebody counted.
  cause text[] := string_to_array(nullif(current_setting('shop.stock_cause', true), ''), ' ');
begin
  if tg_op = 'INSERT' then
    insert into private.stock_moves (variant_id, delta, reason, order_id)
    select n.variant_id, n.stock, coalesce(cause[1], 'merchant'), cause[2]::uuid
    from new_rows n where n.stock <> 0;
  elsif tg_op = 'DELETE' then
    insert into private.stock_moves (variant_id, delta, reason)
    select o.variant_id, -o.stock, 'merchant' from old_rows o where o.stock <> 0;
  else
    insert into private.stock_moves (variant_id, delta, reason, order_id)
    select c.variant_id, sum(c.units), coalesce(cause[1], 'merchant'), cause[2]::uuid
    from (
      select n.variant_id, n.stock as units from new_rows n
      union all select o.variant_id, -o.stock from old_rows o
    ) c
    group by c.variant_id having sum(c.units) <> 0;
  end if;
  return null;
end
$$;

create function private.book_truncated_inventory() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.stock_moves (variant_id, delta, reason)
  select m.variant_id, -sum(m.delta), 'merchant' from private.stock_moves m
  group by m.variant_id having sum(m.delta) <> 0;
  return null;
end
$$;

create trigger book_insert after insert on public.inventory referencing new table as new_rows
  for each statement execute function private.book_inventory();
create trigger book_update after update on public.inventory
  referencing old table as old_rows new table as new_rows
  for each statement execute function private.book_inventory();
create trigger book_delete after delete on public.inventory referencing old table as old_rows
  for each statement execute function private.book_inventory();
create trigger book_truncate after truncate on public.inventory
  for each statement execute function private.book_truncated_inventory();

comment on function private.book_inventory is 'Writes each change of stock into private.stock_moves.';
