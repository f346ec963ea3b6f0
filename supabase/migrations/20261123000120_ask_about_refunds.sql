-- PayPal tells nobody of a refund that fails, and a webhook may be lost: who took a refund is asked what became of it.
create index refunds_looks on private.refunds (next_look_at) where next_look_at is not null;

update private.refunds r set next_look_at = now()
where r.status = 'done' and r.refund_ref is not null and r.ended_at > now() - interval '60 days';

create or replace function public.record_refund(refund_id uuid, result jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  refund private.refunds;
  ref constant text := result ->> 'refundRef';
  why constant text := left(coalesce(result ->> 'reason', result ->> 'code'), 500);
  has_failed boolean;
begin
  select * into refund from private.refunds r where r.id = record_refund.refund_id;
  if not found then
    return private.refused('not_found');
  end if;
  perform private.lock_order_of(refund.attempt_id);
  if result ->> 'kind' = 'ok' then
    -- That it failed may have been told before the answer came, as somebody else's.
    has_failed := exists (
      select from private.failed_refunds f
      where f.attempt_id = refund.attempt_id and f.refund_ref = ref);
    delete from private.refunds r
    where has_failed and r.attempt_id = refund.attempt_id and r.refund_ref = ref
      and r.id <> refund.id;
    update private.refunds r set
      status = case when has_failed then 'failed' else 'done' end, refund_ref = ref,
      fault = null, ended_at = now(),
      next_look_at = case when not has_failed then now() + interval '1 hour' end
    where r.id = refund.id and r.refund_ref is null;
    perform private.recount_refunds(refund.attempt_id);
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

create function private.claim_given(most integer) returns jsonb
language sql volatile set search_path = ''
begin atomic
  with due as (
    select r.id from private.refunds r
    where r.next_look_at <= now()
    order by r.next_look_at limit most for update skip locked
  ), taken as (
    update private.refunds r set
      looks = r.looks + 1,
      -- An hour after it was given, and 4, 16, 64 hours, 11 and 43 days after that.
      next_look_at = case when r.looks < 5 then now() + interval '4 hours' * power(4, r.looks) end
    from due where r.id = due.id
    returning r.*
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'refundId', t.id, 'orderId', t.order_id, 'attemptId', t.attempt_id, 'provider', a.provider,
    'paymentRef', a.payment_ref, 'refundRef', t.refund_ref)), '[]')
  from taken t join private.payment_attempts a on a.id = t.attempt_id;
end;

comment on function private.claim_given is
  'GivenRefund[]: refunds whose provider is to be asked what became of them, six times within two months.';

create or replace function public.claim_unsettled(max integer) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  attempts jsonb;
begin
  with due as (
    select a.id from private.payment_attempts a
    where a.status in ('open', 'expired', 'failed') and a.next_look_at <= now()
    order by a.next_look_at limit claim_unsettled.max for update skip locked
  ), claimed as (
    update private.payment_attempts a set
      looks = a.looks + 1,
      next_look_at = case
        -- What has ended is asked about six times within a day.
        when a.status <> 'open' then case
          when a.looks < 5 then now() + interval '5 minutes' * power(4, a.looks) end
        -- Later each time, but not later than the end of the lease.
        when a.lease_ends_at > now() then least(
          now() + interval '2 minutes' * power(2, least(a.looks, 6)), a.lease_ends_at)
        else now() + least(interval '1 minute' * power(2, least(a.looks, 6)), interval '1 hour') end
    from due where a.id = due.id
    returning a.*
  )
  select jsonb_agg(private.name_attempt(c) || jsonb_build_object(
    -- Nobody is to pay on a page of an order that was changed or paid otherwise, or has ended.
    'isLeaseOver', c.lease_ends_at <= now() or not private.is_wanted(c))) into attempts
  from claimed c;
  return jsonb_build_object('kind', 'ok', 'attempts', coalesce(attempts, '[]'),
    'refunds', private.claim_refunds(null, claim_unsettled.max),
    'given', private.claim_given(claim_unsettled.max));
end
$$;

comment on function public.claim_unsettled is
  'Payments the provider is to be asked about, those of PayPal for a day after they ended, refunds it is to be '
  'asked for, and given ones it is to be asked about; whoever takes them has a minute or more. '
  '{attempts: UnsettledAttempt[], refunds: DueRefund[], given: GivenRefund[]}.';
