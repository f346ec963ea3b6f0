-- As before, and that what was given back is what the refunds come to; a refund that was refused while its order is
-- pending calls for a person later, and is owed meanwhile.
-- One statement, so that all is of one moment.
create or replace function public.check_books() returns jsonb
language sql stable security definer set search_path = ''
return (
  with stock as (
    select 'stock is not the sum of its moves' as fault,
      jsonb_build_object('variantId', variant_id, 'stock', i.stock, 'moves', m.units) as facts
    from (
      select variant_id, sum(delta) as units from private.stock_moves group by variant_id
    ) m full join public.inventory i using (variant_id)
    where coalesce(i.stock, 0) <> coalesce(m.units, 0)
  ), held as (
    select 'an order holds other units than it took', jsonb_build_object(
      'orderId', order_id, 'variantId', variant_id, 'held', r.quantity, 'taken', -m.units)
    from (
      select order_id, variant_id, sum(delta) as units from private.stock_moves
      where order_id is not null group by order_id, variant_id
    ) m full join private.reservations r using (order_id, variant_id)
    where coalesce(r.quantity, 0) <> -coalesce(m.units, 0)
  ), wanted as (
    -- Pending orders hold what they are for, kept ones have it sold, all others hold nothing.
    select o.id as order_id, l.variant_id, l.quantity, o.paid_at is not null as is_sold
    from public.orders o join public.order_lines l on l.order_id = o.id
    where o.status = 'pending'
      or o.paid_at is not null and coalesce(o.attention, '') not in ('sold_out', 'wrong_amount')
  ), lines as (
    select 'an order holds other units than it is for', jsonb_build_object(
      'orderId', order_id, 'variantId', variant_id, 'held', r.quantity, 'ordered', w.quantity)
    from wanted w full join private.reservations r using (order_id, variant_id)
    where (w.quantity, w.is_sold) is distinct from (r.quantity, r.is_sold)
  ), sums as (
    select 'the sums of an order are not those of its lines', jsonb_build_object('orderId', o.id)
    from public.orders o
    where o.subtotal_cents is distinct from (
        select sum(l.unit_price_cents::bigint * l.quantity)
        from public.order_lines l where l.order_id = o.id)
      or o.tax_cents <> (
        select coalesce(sum(t.amount_cents), 0) from public.order_taxes t where t.order_id = o.id)
  ), kept as (
    select 'the money of an order is not what it costs', jsonb_build_object('orderId', o.id)
    from public.orders o left join private.payment_attempts a on a.id = o.paid_attempt_id
    where o.paid_at is not null and (a.status is distinct from 'paid' or a.order_id <> o.id or o.refunded_cents <> a.refunded_cents
      or o.attention is distinct from 'wrong_amount'
        and (a.paid_cents <> o.total_cents or a.paid_currency <> o.currency))
  ), owed as (
    -- Every payment either makes its order paid or is given back, all of it.
    select 'a payment is neither kept nor given back', jsonb_build_object('attemptId', a.id)
    from private.payment_attempts a join public.orders o on o.id = a.order_id
    where a.status = 'paid' and a.paid_currency = 'CAD'
      and (o.paid_attempt_id is distinct from a.id or o.attention in ('sold_out', 'wrong_amount'))
      and a.paid_cents > a.refunded_cents and a.paid_cents > private.sum_refunds(a.id,
        case when o.attention is null and o.status <> 'pending' then array['due', 'done']
          else array['due', 'done', 'failed'] end)
  ), given as (
    select 'more was given back than was paid', jsonb_build_object('attemptId', a.id)
    from private.payment_attempts a
    where a.status = 'paid' and a.paid_cents < greatest(
      a.refunded_cents, private.sum_refunds(a.id, array['due', 'done']))
  ), counted as (
    select 'another sum was given back than was told', jsonb_build_object('attemptId', a.id)
    from private.payment_attempts a where a.refunded_cents <> private.count_refunded(a.id)
  ), alive as (
    select 'an order that has ended may still be paid', jsonb_build_object('orderId', o.id)
    from public.orders o
    where o.status = 'expired' and exists (
      select from private.payment_attempts a where a.order_id = o.id and private.is_alive(a))
  ), discounts as (
    select 'a discount is counted otherwise than it is used', jsonb_build_object('orderId', o.id)
    from public.orders o left join private.discount_uses u on u.order_id = o.id
    where u.is_paid is distinct from case
      when o.status = 'pending' then false
      when o.paid_at is not null and coalesce(o.attention, '') not in ('sold_out', 'wrong_amount')
        then true
      end
      and exists (select from public.discounts d where d.code = upper(btrim(o.discount_code)))
  )
  select coalesce(jsonb_agg(jsonb_build_object('fault', v.fault) || v.facts), '[]')
  from (
    table stock union all table held union all table lines union all table sums
    union all table kept union all table owed union all table given union all table counted
    union all table alive union all table discounts
  ) v
);
