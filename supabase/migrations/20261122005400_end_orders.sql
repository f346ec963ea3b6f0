-- An order that nobody can pay any more ends: its stock and its discount are free for others.

create function private.is_alive(attempt private.payment_attempts) returns boolean
language sql immutable set search_path = ''
return (attempt).status in ('creating', 'open');

comment on function private.is_alive is 'Whether it may still be paid.';

create function private.is_wanted(attempt private.payment_attempts) returns boolean
language sql stable set search_path = ''
return (
  select (attempt).status = 'open' and o.status = 'pending'
    and o.contents_digest = (attempt).contents_digest
  from public.orders o where o.id = (attempt).order_id
);

comment on function private.is_wanted is
  'Whether its order waits for just this payment. What is not wanted is ended, and never captured.';

-- All that follows expects the caller to hold the lock of the order's row.
create function private.expire_order(order_id uuid) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update public.orders o set
    expired_at = now(), kept_until = null,
    attention = case when private.has_stuck_refund(o.id) then 'refund_failed' end
  where o.id = expire_order.order_id;
  delete from private.discount_uses u where u.order_id = expire_order.order_id;
  perform private.release_stock(order_id);
end
$$;

create function private.let_go(order_id uuid) returns void
language plpgsql volatile set search_path = '' as $$
begin
  if exists (
    select from public.orders o
    where o.id = let_go.order_id and o.status = 'pending'
      and (o.kept_until is null or o.kept_until <= now())
  ) and not exists (
    select from private.payment_attempts a
    where a.order_id = let_go.order_id and private.is_alive(a)
  ) then
    perform private.expire_order(order_id);
  end if;
end
$$;

comment on function private.let_go is
  'Ends a pending order unless it may still be paid, or is kept while its way to pay is exchanged.';

create function private.end_attempt(attempt_id uuid, status text, fault text default null) returns void
language sql volatile set search_path = ''
begin atomic
  update private.payment_attempts a set
    status = end_attempt.status, fault = end_attempt.fault, settled_at = now(), looks = 0,
    -- A capture that was under way when PayPal fell silent may still come to its end.
    next_look_at = case
      when a.provider = 'paypal' and a.provider_ref is not null then now() + interval '2 minutes' end
  where a.id = end_attempt.attempt_id and a.status in ('creating', 'open');
end;

comment on function private.end_attempt is 'Notes that an attempt is dead for sure.';

-- The page of an attempt is told to nobody before record_attempt() has kept it, so an attempt whose maker
-- is gone cannot be paid: it may be ended without asking anyone.
create function private.abandon_attempt(attempt private.payment_attempts) returns void
language plpgsql volatile set search_path = '' as $$
begin
  perform private.end_attempt((attempt).id, 'failed', 'abandoned');
  update private.payment_attempts a set idempotency_key = null where a.id = (attempt).id;
end
$$;
