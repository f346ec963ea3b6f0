create function private.owe_refund(attempt private.payment_attempts, amount bigint, reason text)
returns void
language plpgsql volatile set search_path = '' as $$
begin
  -- The shop trades in one currency; whatever else came in, a person gives back.
  if upper(coalesce((attempt).paid_currency, (attempt).currency)) = 'CAD' and amount > 0 then
    insert into private.refunds (order_id, attempt_id, amount_cents, refunded_before, reason)
    values ((attempt).order_id, (attempt).id, amount, (attempt).refunded_cents, owe_refund.reason)
    on conflict do nothing;
  end if;
end
$$;

comment on function private.owe_refund is 'Notes money to give back; an automatic refund of a payment once.';

create function private.sum_refunds(attempt_id uuid, statuses text[]) returns bigint
language sql stable set search_path = ''
return (
  select coalesce(
    greatest(sum(r.amount_cents), max(r.refunded_before + r.amount_cents)), 0)::bigint
  from private.refunds r
  where r.attempt_id = sum_refunds.attempt_id and r.status = any (statuses)
);

comment on function private.sum_refunds is
  'What a payment has been given back in all once the refunds in these states are done.';

create function private.has_stuck_refund(order_id uuid) returns boolean
language sql stable set search_path = ''
return exists (
  select from private.refunds r join private.payment_attempts a on a.id = r.attempt_id
  where r.order_id = has_stuck_refund.order_id
    and (r.status = 'failed' or r.status = 'due' and r.tries >= 10)
    and a.refunded_cents < private.sum_refunds(a.id, array['due', 'done', 'failed'])
);

comment on function private.has_stuck_refund is
  'Whether money is owed that was refused, or asked for in vain for hours, and that nobody gave back by hand.';

create function private.call_for_person(order_id uuid) returns void
language sql volatile set search_path = ''
begin atomic
  -- A pending order stays what it is until it is paid or ends.
  update public.orders o set attention = coalesce(o.attention, 'refund_failed')
  where o.id = call_for_person.order_id and o.status <> 'pending'
    and private.has_stuck_refund(o.id);
end;

create function private.note_refunded(attempt_id uuid, total bigint) returns void
language plpgsql volatile set search_path = '' as $$
declare
  before bigint;
  attempt private.payment_attempts;
  email text;
begin
  select a.refunded_cents into before
  from private.payment_attempts a where a.id = note_refunded.attempt_id;
  update private.payment_attempts a set refunded_cents = total
  where a.id = note_refunded.attempt_id and a.refunded_cents < total
  returning * into attempt;
  -- Told of a refund before the payment: both show once the payment is known.
  if attempt.id is null or attempt.status <> 'paid' then
    return;
  end if;
  update public.orders o set refunded_cents = total
  where o.id = attempt.order_id and o.paid_attempt_id = attempt.id;
  -- Given back by hand: nobody is to be asked for it any more.
  update private.refunds r set status = 'done', ended_at = now()
  where r.attempt_id = attempt.id and r.status = 'due' and r.reason <> 'merchant'
    and total >= private.sum_refunds(attempt.id, array['due', 'done', 'failed']);
  update public.orders o set attention = null
  where o.id = attempt.order_id and o.attention = 'refund_failed'
    and not private.has_stuck_refund(o.id);
  select o.email into email from public.orders o where o.id = attempt.order_id;
  perform private.queue_mail('order-refunded', email,
    jsonb_build_object('orderId', attempt.order_id, 'amountCents', total - before),
    concat_ws(':', 'order-refunded', attempt.id, total));
end
$$;

comment on function private.note_refunded is
  'Notes how much of a payment was given back in all; less than is known already changes nothing.';

-- Whoever takes a refund has a minute for it before another may try.
create function private.claim_refunds(due_of uuid, most integer) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  claimed jsonb;
begin
  with due as (
    select r.id from private.refunds r
    where r.status = 'due' and r.next_try_at <= now() and (due_of is null or r.order_id = due_of)
    order by r.next_try_at limit most for update skip locked
  ), taken as (
    update private.refunds r set tries = r.tries + 1, next_try_at = now() + interval '1 minute'
    from due where r.id = due.id
    returning r.*
  )
  select jsonb_agg(jsonb_build_object(
    'refundId', t.id, 'orderId', t.order_id, 'attemptId', t.attempt_id, 'provider', a.provider,
    'paymentRef', a.payment_ref, 'amountCents', t.amount_cents, 'currency', 'CAD',
    'idempotencyKey', t.id, 'reason', t.reason
  )) into claimed
  from taken t join private.payment_attempts a on a.id = t.attempt_id;
  return coalesce(claimed, '[]');
end
$$;

comment on function private.claim_refunds is 'DueRefund[] of an order, or of all.';

create function public.record_refund(refund_id uuid, result jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  refund private.refunds;
  why constant text := left(coalesce(result ->> 'reason', result ->> 'code'), 500);
begin
  select * into refund from private.refunds r where r.id = record_refund.refund_id;
  if not found then
    return private.refused('not_found');
  end if;
  perform private.lock_order_of(refund.attempt_id);
  if result ->> 'kind' = 'ok' then
    update private.refunds r
    set status = 'done', refund_ref = result ->> 'refundRef', fault = null, ended_at = now()
    where r.id = refund.id and r.refund_ref is null;
    if found then
      perform private.note_refunded(
        refund.attempt_id, private.sum_refunds(refund.attempt_id, array['done']));
    end if;
  elsif result ->> 'kind' = 'refused' then
    -- Refused because it was given back by hand already, or money that will not move by itself.
    update private.refunds r set
      status = case
        when a.refunded_cents >= private.sum_refunds(a.id, array['due', 'done', 'failed'])
          then 'done' else 'failed' end,
      fault = why, ended_at = now()
    from private.payment_attempts a
    where r.id = refund.id and r.status = 'due' and a.id = r.attempt_id;
  else
    update private.refunds r
    set fault = why, next_try_at = now() + least(
      interval '30 seconds' * power(2, least(r.tries, 10)), interval '1 hour')
    where r.id = refund.id and r.status = 'due';
  end if;
  perform private.call_for_person(refund.order_id);
  return '{"kind": "ok"}';
end
$$;

revoke execute on function public.record_refund from public, anon, authenticated;
grant execute on function public.record_refund to service_role;

comment on function public.record_refund is
  'Keeps what the provider said to a refund: {kind: "ok", refundRef}, {kind: "unavailable", reason} (tried '
  'again, later each time; after ten times the order needs attention) or {kind: "refused", reason} (the order '
  'needs attention, unless the money was given back by hand).';
