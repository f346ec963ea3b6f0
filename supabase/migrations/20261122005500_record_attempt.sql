-- Events name a payment by its page or by the payment itself. Whoever writes or looks for either waits here,
-- so that an event and the payment it is about never miss each other.
create function private.lock_payment(provider text, ref text, payment_ref text) returns void
language plpgsql volatile set search_path = '' as $$
begin
  if ref is not null then
    perform pg_advisory_xact_lock(hashtextextended('page:' || provider || ':' || ref, 0));
  end if;
  if payment_ref is not null then
    perform pg_advisory_xact_lock(hashtextextended('payment:' || provider || ':' || payment_ref, 0));
  end if;
end
$$;

create function private.lock_order_of(attempt_id uuid) returns private.payment_attempts
language plpgsql volatile set search_path = '' as $$
declare
  attempt private.payment_attempts;
begin
  perform from public.orders o
  where o.id = (select a.order_id from private.payment_attempts a where a.id = lock_order_of.attempt_id)
  for update;
  select * into attempt from private.payment_attempts a where a.id = lock_order_of.attempt_id;
  return attempt;
end
$$;

comment on function private.lock_order_of is
  'The attempt as it is once its order is locked: whatever changes an order waits for the same lock.';

create function public.record_attempt(attempt_id uuid, result jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  attempt private.payment_attempts;
begin
  select * into attempt from private.payment_attempts a where a.id = record_attempt.attempt_id;
  if not found then
    return private.refused('not_found');
  end if;
  perform private.lock_payment(attempt.provider, result ->> 'ref', null);
  attempt := private.lock_order_of(attempt.id);
  if result ->> 'kind' = 'open' then
    update private.payment_attempts a set
      provider_ref = coalesce(a.provider_ref, result ->> 'ref'),
      redirect_url = coalesce(a.redirect_url, result ->> 'redirectUrl'),
      page_ends_at = coalesce(a.page_ends_at, (result ->> 'expiresAt')::timestamptz),
      status = case when a.status = 'creating' then 'open' else a.status end
    where a.id = attempt.id;
    -- Even the webhook may have been faster.
    perform private.apply_early_events(attempt.id);
    -- Ended by another tab or by the clock while the provider was asked: nobody may be sent there.
    return case when attempt.status in ('failed', 'expired')
      then private.refused('payment_in_progress') else '{"kind": "ok"}' end;
  end if;
  perform private.end_attempt(attempt.id, 'failed', left(result ->> 'code', 200));
  if (result ->> 'retryable')::boolean then
    update private.payment_attempts a set idempotency_key = null where a.id = attempt.id;
    -- Time to choose the other provider without losing the last unit to somebody else.
    update public.orders o set kept_until = now() + interval '2 minutes'
    where o.id = attempt.order_id and o.status = 'pending';
  end if;
  perform private.let_go(attempt.order_id);
  return '{"kind": "ok"}';
end
$$;

revoke execute on function public.record_attempt from public, anon, authenticated;
grant execute on function public.record_attempt to service_role;

comment on function public.record_attempt is
  'Keeps what the provider answered: {kind: "open", ref, redirectUrl, expiresAt} or {kind: "failed", '
  'retryable, code}, after which what may be tried again keeps its stock for two minutes. Refused as '
  'payment_in_progress when the attempt was ended meanwhile; its page must then be shown to nobody.';
