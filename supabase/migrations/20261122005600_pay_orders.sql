-- What an order that is paid for brings with it. All of it expects the lock of the order's row.

create function private.empty_cart(order_id uuid) returns void
language plpgsql volatile set search_path = '' as $$
declare
  owner uuid;
begin
  select o.user_id into owner from public.orders o where o.id = empty_cart.order_id;
  -- As apply_cart_operations() does, so that both stand in a row.
  perform from public.carts c where c.user_id = owner for update;
  if not found then
    return;
  end if;
  update public.cart_lines l
  set quantity = greatest(l.quantity - b.quantity, 0),
    epoch = l.epoch + (l.quantity <= b.quantity)::integer
  from public.order_lines b
  where b.order_id = empty_cart.order_id and l.user_id = owner and l.variant_id = b.variant_id
    and l.quantity > 0;
  if found then
    perform private.publish_cart(owner, null, 0);
  end if;
end
$$;

comment on function private.empty_cart is 'Takes what was bought out of the cart of the account that bought it.';

create function private.retake_stock(order_id uuid) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  lines constant jsonb := (
    select jsonb_agg(jsonb_build_object('variantId', l.variant_id, 'quantity', l.quantity))
    from public.order_lines l where l.order_id = retake_stock.order_id
  );
begin
  if private.hold_lines(order_id, lines) is not null then
    return false;
  end if;
  perform private.reserve_stock(order_id, lines);
  return true;
end
$$;

comment on function private.retake_stock is
  'Takes the stock of an order that had given it back; false where another has bought it meanwhile.';

create function private.keep_payment(attempt private.payment_attempts) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update private.reservations r set is_sold = true where r.order_id = (attempt).order_id;
  insert into private.discount_uses as u (order_id, discount_id, email, user_id, is_paid)
  select o.id, d.id, lower(o.email), o.user_id, true
  from public.orders o join public.discounts d on d.code = upper(btrim(o.discount_code))
  where o.id = (attempt).order_id
  on conflict (order_id) do update set is_paid = true;
  update public.orders o set
    paid_at = now(), paid_attempt_id = (attempt).id, provider = (attempt).provider,
    refunded_cents = (attempt).refunded_cents, dispute = (attempt).dispute,
    expired_at = null, kept_until = null,
    attention = case when private.has_stuck_refund(o.id) then 'refund_failed' end
  where o.id = (attempt).order_id;
  perform private.empty_cart((attempt).order_id);
  perform private.queue_mail('order-confirmation', o.email, jsonb_build_object('orderId', o.id),
    'order-confirmation:' || o.id)
  from public.orders o where o.id = (attempt).order_id and o.status <> 'refunded';
end
$$;

comment on function private.keep_payment is 'Makes an order whose stock is held paid.';

create function private.return_payment(attempt private.payment_attempts, why text) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update public.orders o set
    paid_at = now(), paid_attempt_id = (attempt).id, provider = (attempt).provider,
    refunded_cents = (attempt).refunded_cents, dispute = (attempt).dispute,
    attention = why, kept_until = null
  where o.id = (attempt).order_id;
  delete from private.discount_uses u where u.order_id = (attempt).order_id;
  perform private.release_stock((attempt).order_id);
  perform private.owe_refund(attempt, (attempt).paid_cents - (attempt).refunded_cents, 'sold_out');
  perform private.queue_mail('order-attention', o.email, jsonb_build_object('orderId', o.id),
    'order-attention:' || o.id)
  from public.orders o where o.id = (attempt).order_id;
end
$$;

comment on function private.return_payment is
  'Gives back a payment that no order can be made of, and calls for a person.';

create function private.note_paid(attempt_id uuid, amount bigint, currency text) returns void
language plpgsql volatile set search_path = '' as $$
declare
  attempt private.payment_attempts;
  target public.orders;
begin
  -- A provider that names no amount took what it was asked for.
  update private.payment_attempts a set
    status = 'paid', paid_cents = coalesce(amount, a.amount_cents),
    paid_currency = upper(coalesce(note_paid.currency, a.currency)), settled_at = now()
  where a.id = note_paid.attempt_id and a.status <> 'paid'
  returning * into attempt;
  if not found then
    return;
  end if;
  select * into target from public.orders o where o.id = attempt.order_id;
  if target.paid_at is not null or attempt.contents_digest <> target.contents_digest then
    -- The second of two ways to pay, or one of before the cart was changed.
    perform private.owe_refund(attempt, attempt.paid_cents - attempt.refunded_cents, 'paid_twice');
    perform private.let_go(attempt.order_id);
  elsif attempt.paid_cents <> target.total_cents or attempt.paid_currency <> target.currency then
    perform private.return_payment(attempt, 'wrong_amount');
  elsif target.expired_at is not null and not private.retake_stock(target.id) then
    perform private.return_payment(attempt, 'sold_out');
  else
    perform private.keep_payment(attempt);
  end if;
  -- Pages of the same order that are still open are ended by the reconciler's next round.
  update private.payment_attempts a set next_look_at = now()
  where a.order_id = attempt.order_id and a.status = 'open';
end
$$;
