-- Who was never sold anything has no receipt to be kept for: thirty days after an order ended unpaid it forgets whom it
-- was for. What was wanted, the sums, and the keys of its attempts stay.
alter table public.orders add column forgotten_at timestamptz;

create index orders_to_forget on public.orders (expired_at)
where status = 'expired' and forgotten_at is null;

comment on column public.orders.forgotten_at is
  'When name and addresses of an order that nobody paid for were erased.';

create function private.forget_addresses() returns integer
language sql volatile set search_path = ''
begin atomic
  with old as (
    select o.id from public.orders o
    where o.status = 'expired' and o.forgotten_at is null
      and o.expired_at < now() - interval '30 days'
      -- Money that came and went back is a matter of the books.
      and not exists (
        select from private.payment_attempts a where a.order_id = o.id and a.status = 'paid')
    order by o.expired_at limit 10000 for update skip locked
  ), forgotten as (
    update public.orders o set
      email = 'forgotten@invalid', user_id = null, forgotten_at = now(),
      -- In the shape that readers of orders know; the region is what was taxed.
      destination = jsonb_build_object(
        'name', '', 'line1', '', 'city', '', 'postalCode', '',
        'region', o.destination -> 'region', 'country', o.destination -> 'country')
    from old where o.id = old.id
    returning o.id
  )
  select count(*)::integer from forgotten;
end;

comment on function private.forget_addresses is
  'Erases name, mail and street of orders that ended unpaid thirty days ago: how many. Called by the schedule.';

create or replace function private.retake_stock(order_id uuid) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  lines constant jsonb := (
    select jsonb_agg(jsonb_build_object('variantId', l.variant_id, 'quantity', l.quantity))
    from public.order_lines l where l.order_id = retake_stock.order_id
  );
begin
  -- Nobody knows any more where to send it: what is paid now goes back.
  if exists (
    select from public.orders o
    where o.id = retake_stock.order_id and o.forgotten_at is not null
  ) or private.hold_lines(order_id, lines) is not null then
    return false;
  end if;
  perform private.reserve_stock(order_id, lines);
  return true;
end
$$;

comment on function private.retake_stock is
  'Takes the stock of an order that had given it back; false where another has bought it meanwhile, or where the order '
  'has forgotten whom it was for.';

do $$
begin
  if to_regprocedure('cron.schedule(text, text, text)') is not null then
    execute 'select cron.schedule($1, $2, $3)'
    using 'forget-addresses', '43 3 * * *', 'select private.forget_addresses()';
  end if;
end
$$;
