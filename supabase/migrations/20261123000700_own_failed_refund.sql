-- As before, but a refund is never what was owed on top of itself: providers tell the time in whole seconds, so that ours
-- seem to have been taken before they were owed.
create or replace function private.note_failed_refund(attempt_id uuid, event jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  ref constant text := event #>> '{failedRefund,ref}';
  amount constant bigint := (event ->> 'amountCents')::bigint;
  why constant text := left(event #>> '{failedRefund,reason}', 500);
  taken constant timestamptz := (event #>> '{failedRefund,takenAt}')::timestamptz;
begin
  insert into private.failed_refunds (attempt_id, refund_ref, amount_cents, taken_at, failed_at)
  values (note_failed_refund.attempt_id, ref, amount, taken,
    greatest(taken, (event ->> 'occurredAt')::timestamptz))
  on conflict do nothing;
  if not found then
    return;
  end if;
  -- What was owed meanwhile was owed on top of it.
  update private.refunds r set refunded_before = greatest(r.refunded_before - amount, 0)
  where r.attempt_id = note_failed_refund.attempt_id and r.created_at >= taken
    and r.refund_ref is distinct from ref
    and r.id::text is distinct from event #>> '{failedRefund,refundId}';
  -- Ours; or one by hand, in whose stead ours were not given.
  update private.refunds r set
    status = 'failed', refund_ref = coalesce(r.refund_ref, ref), fault = why, ended_at = now(),
    next_look_at = null
  where r.attempt_id = note_failed_refund.attempt_id
    and (r.refund_ref = ref or r.id::text = event #>> '{failedRefund,refundId}');
  if not found then
    update private.refunds r set status = 'failed', fault = why
    where r.attempt_id = note_failed_refund.attempt_id and r.status = 'done'
      and r.refund_ref is null;
  end if;
  if not found then
    insert into private.refunds (
      order_id, attempt_id, amount_cents, reason, status, refund_ref, fault, ended_at)
    select a.order_id, a.id, amount, 'merchant', 'failed', ref, why, now()
    from private.payment_attempts a where a.id = note_failed_refund.attempt_id;
  end if;
end
$$;
