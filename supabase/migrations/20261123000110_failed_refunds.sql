-- A bank may send a refund back days after the provider took it. The money is the shop's again, and its customer is
-- still owed.
create table private.failed_refunds (
  attempt_id uuid not null references private.payment_attempts (id) on delete restrict,
  refund_ref text not null,
  amount_cents bigint not null check (amount_cents > 0),
  taken_at timestamptz not null,
  failed_at timestamptz not null,
  primary key (attempt_id, refund_ref)
);

alter table private.failed_refunds enable row level security;
grant select on private.failed_refunds to service_role;

comment on table private.failed_refunds is
  'Refunds that came to nothing after the provider had taken them, by the shop or at the provider''s own desk. What '
  'a provider told between the two moments counts them still.';

alter table private.refunds
  add column looks integer not null default 0,
  add column next_look_at timestamptz;

comment on column private.refunds.next_look_at is
  'When the reconciler asks what became of it; null where there is nothing to hear.';

create function private.count_refunded(attempt_id uuid) returns bigint
language sql stable set search_path = ''
return greatest(
  0,
  (
    select greatest(sum(r.amount_cents), max(r.refunded_before + r.amount_cents))
    from private.refunds r
    where r.attempt_id = count_refunded.attempt_id and r.status = 'done'
      and r.refund_ref is not null
  ),
  (
    select max((e.news ->> 'refundedCents')::bigint - (
      select coalesce(sum(f.amount_cents), 0) from private.failed_refunds f
      where f.attempt_id = e.attempt_id
        and (e.news ->> 'occurredAt')::timestamptz between f.taken_at and f.failed_at
    ))
    from private.payment_events e
    where e.attempt_id = count_refunded.attempt_id and e.news ->> 'outcome' = 'refunded'
  )
)::bigint;

comment on function private.count_refunded is
  'How much of a payment has been given back in all, from everything the shop knows: in whatever order it came to '
  'know it, the sum is the same.';

-- Instead of adding to what was known: a sum that can fall cannot be kept by looking at the last news alone.
drop function private.note_refunded;

create function private.recount_refunds(attempt_id uuid) returns void
language plpgsql volatile set search_path = '' as $$
declare
  total constant bigint := private.count_refunded(attempt_id);
  before bigint;
  attempt private.payment_attempts;
begin
  select a.refunded_cents into before
  from private.payment_attempts a where a.id = recount_refunds.attempt_id;
  update private.payment_attempts a set refunded_cents = total
  where a.id = recount_refunds.attempt_id and a.refunded_cents <> total
  returning * into attempt;
  -- Told of a refund before the payment: both show once the payment is known.
  if attempt.id is null or attempt.status <> 'paid' then
    return;
  end if;
  update public.orders o set refunded_cents = total
  where o.id = attempt.order_id and o.paid_attempt_id = attempt.id;
  if total < before then
    return;
  end if;
  -- Given back by hand: nobody is to be asked for it any more.
  update private.refunds r set status = 'done', ended_at = now()
  where r.attempt_id = attempt.id and r.status = 'due' and r.reason <> 'merchant'
    and total >= private.sum_refunds(attempt.id, array['due', 'done', 'failed']);
  update public.orders o set attention = null
  where o.id = attempt.order_id and o.attention = 'refund_failed'
    and not private.has_stuck_refund(o.id);
  -- What comes again after it failed is told again.
  perform private.queue_mail('order-refunded', o.email,
    jsonb_build_object('orderId', o.id, 'amountCents', total - before),
    concat_ws(':', 'order-refunded', attempt.id, total, (
      select nullif(count(*), 0) from private.failed_refunds f where f.attempt_id = attempt.id)))
  from public.orders o where o.id = attempt.order_id;
end
$$;

comment on function private.recount_refunds is
  'Brings payment and order up to what has been given back in all, and tells the customer what is new of it. Less '
  'than before is told to nobody: call_for_person() is.';

create function private.note_failed_refund(attempt_id uuid, event jsonb) returns void
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
  where r.attempt_id = note_failed_refund.attempt_id and r.created_at >= taken;
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

comment on function private.note_failed_refund is
  'Notes, once, that a refund came to nothing: its amount is owed again, and asked for by nobody but a person.';

create or replace function private.apply_event(attempt_id uuid, event jsonb) returns void
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
      perform private.recount_refunds(attempt_id);
    when 'refund_failed' then
      perform private.note_failed_refund(attempt_id, event);
      perform private.recount_refunds(attempt_id);
      perform private.call_for_person(order_id);
    when 'disputed', 'dispute_won', 'dispute_lost' then
      perform private.note_dispute(attempt_id, outcome);
    else null;
  end case;
end
$$;
