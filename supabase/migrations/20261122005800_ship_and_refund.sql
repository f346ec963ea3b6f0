-- What a merchant does by SQL, or with the service key, until there is a back office.

create function public.ship_order(order_id uuid, tracking_url text default null) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  target public.orders;
begin
  select * into target from public.orders o where o.id = ship_order.order_id for update;
  if not found then
    return private.refused('not_found');
  elsif target.paid_at is null or target.attention in ('sold_out', 'wrong_amount')
    or target.status = 'refunded' then
    return private.refused('not_allowed', jsonb_build_object('status', target.status));
  end if;
  update public.orders o set
    shipped_at = coalesce(o.shipped_at, now()),
    tracking_url = coalesce(ship_order.tracking_url, o.tracking_url)
  where o.id = target.id;
  perform private.queue_mail('order-shipped', target.email,
    jsonb_build_object('orderId', target.id), 'order-shipped:' || target.id);
  return jsonb_build_object('kind', 'ok');
end
$$;

create function public.refund_order(order_id uuid, amount_cents bigint) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  target public.orders;
  attempt private.payment_attempts;
  free bigint;
  refund_id uuid;
begin
  select * into target from public.orders o where o.id = refund_order.order_id for update;
  if target.paid_attempt_id is null then
    return private.refused('not_found');
  end if;
  select * into attempt from private.payment_attempts a where a.id = target.paid_attempt_id;
  -- What is due is spoken for, too.
  free := attempt.paid_cents - greatest(
    attempt.refunded_cents, private.sum_refunds(attempt.id, array['done', 'due']));
  if refund_order.amount_cents not between 1 and free then
    return private.refused('not_allowed', jsonb_build_object('refundableCents', free));
  end if;
  insert into private.refunds (order_id, attempt_id, amount_cents, refunded_before, reason)
  values (target.id, attempt.id, refund_order.amount_cents, attempt.refunded_cents, 'merchant')
  returning id into refund_id;
  return jsonb_build_object('kind', 'ok', 'refundId', refund_id);
end
$$;

revoke execute on function public.ship_order, public.refund_order from public, anon, authenticated;
grant execute on function public.ship_order, public.refund_order to service_role;

comment on function public.ship_order is
  'Notes that an order is on its way and mails its customer, once; a later call only changes the address of '
  'the tracking page.';
comment on function public.refund_order is
  'Owes the customer this much of a paid order; the reconciler''s next round asks the provider for it.';
