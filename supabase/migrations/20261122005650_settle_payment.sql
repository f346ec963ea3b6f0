create function private.note_dispute(attempt_id uuid, outcome text) returns void
language plpgsql volatile set search_path = '' as $$
declare
  verdict text;
begin
  -- A dispute that has ended is not opened again by the late news that it began. It is kept with the payment,
  -- in case that is not known yet.
  update private.payment_attempts a
  set dispute = case outcome
    when 'dispute_won' then 'won' when 'dispute_lost' then 'lost' else coalesce(a.dispute, 'open') end
  where a.id = note_dispute.attempt_id
  returning a.dispute into verdict;
  update public.orders o set dispute = verdict where o.paid_attempt_id = note_dispute.attempt_id;
end
$$;

-- One piece of news of a payment. Whatever comes twice, late or in another order leaves the same behind.
create function private.apply_event(attempt_id uuid, event jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  outcome constant text := coalesce(event ->> 'outcome', event ->> 'state');
  order_id uuid;
begin
  update private.payment_attempts a set
    provider_ref = coalesce(a.provider_ref, event ->> 'ref'),
    payment_ref = coalesce(a.payment_ref, event ->> 'paymentRef')
  where a.id = apply_event.attempt_id
  returning a.order_id into order_id;
  case outcome
    when 'paid' then
      perform private.note_paid(
        attempt_id, (event ->> 'amountCents')::bigint, event ->> 'currency');
    when 'failed', 'expired' then
      perform private.end_attempt(attempt_id, outcome);
      perform private.let_go(order_id);
    when 'refunded' then
      perform private.note_refunded(attempt_id, (event ->> 'refundedCents')::bigint);
    when 'disputed', 'dispute_won', 'dispute_lost' then
      perform private.note_dispute(attempt_id, outcome);
    else null;
  end case;
end
$$;

-- A refund may be told of before the payment it belongs to, a payment before its page was kept.
create function private.apply_early_events(attempt_id uuid) returns void
language plpgsql volatile set search_path = '' as $$
declare
  attempt private.payment_attempts;
  early private.payment_events;
begin
  select * into attempt from private.payment_attempts a where a.id = apply_early_events.attempt_id;
  for early in
    update private.payment_events e set attempt_id = attempt.id
    where e.provider = attempt.provider and e.attempt_id is null
      and (e.news ->> 'ref' = attempt.provider_ref
        or e.news ->> 'paymentRef' = attempt.payment_ref)
    returning *
  loop
    perform private.apply_event(attempt_id, early.news);
  end loop;
end
$$;

create function private.find_attempt(event jsonb) returns uuid
language sql stable set search_path = ''
return coalesce(
  (select a.id from private.payment_attempts a where a.id = (event ->> 'attemptId')::uuid),
  (select a.id from private.payment_attempts a
    where a.provider = event ->> 'provider' and a.provider_ref = event ->> 'ref'),
  (select a.id from private.payment_attempts a
    where a.provider = event ->> 'provider' and a.payment_ref = event ->> 'paymentRef'
    order by a.created_at limit 1)
);

create function public.settle_payment(event jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  kind text := 'settled';
  attempt private.payment_attempts;
begin
  if event ->> 'eventId' is not null then
    -- A provider may deliver an event twice at once: this insert decides who settles it.
    insert into private.payment_events (provider, event_id, news)
    values (event ->> 'provider', event ->> 'eventId', event) on conflict do nothing;
    kind := case when found then kind else 'duplicate' end;
  end if;
  perform private.lock_payment(
    event ->> 'provider', event ->> 'ref', event ->> 'paymentRef');
  attempt := private.lock_order_of(private.find_attempt(event));
  if attempt.id is null then
    return jsonb_build_object('kind', case when kind = 'settled' then 'unknown' else kind end,
      'orderId', null, 'status', null, 'isWanted', false, 'refunds', '[]'::jsonb);
  end if;
  if kind = 'settled' then
    update private.payment_events e set attempt_id = attempt.id
    where e.provider = settle_payment.event ->> 'provider'
      and e.event_id = settle_payment.event ->> 'eventId';
    perform private.apply_event(attempt.id, event);
    perform private.apply_early_events(attempt.id);
  end if;
  return private.name_order(attempt.order_id) || jsonb_build_object(
    'kind', kind, 'attemptId', attempt.id,
    'status', (select o.status from public.orders o where o.id = attempt.order_id),
    'isWanted', (
      select private.is_wanted(a) from private.payment_attempts a where a.id = attempt.id),
    'refunds', private.claim_refunds(attempt.order_id, 10));
end
$$;

revoke execute on function public.settle_payment from public, anon, authenticated;
grant execute on function public.settle_payment to service_role;

comment on function public.settle_payment is
  'What is known of a payment, from a webhook (with eventId) or from asking, moves its order on: Settlement '
  'in, SettleAnswer out. Its refunds are those the caller is to ask the provider for now.';
