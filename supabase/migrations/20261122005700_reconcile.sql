create function public.claim_unsettled(max integer) returns jsonb
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
    'refunds', private.claim_refunds(null, claim_unsettled.max));
end
$$;

create function private.release_order(order_id uuid) returns void
language plpgsql volatile set search_path = '' as $$
declare
  attempt private.payment_attempts;
begin
  for attempt in
    select * from private.payment_attempts a
    where a.order_id = release_order.order_id and a.status = 'creating'
      and a.created_at <= now() - interval '2 minutes'
  loop
    perform private.abandon_attempt(attempt);
  end loop;
  perform private.let_go(order_id);
end
$$;

create function public.release_expired() returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  order_ids uuid[];
  stuck jsonb := '[]';
  target uuid;
begin
  order_ids := array(
    select o.id from public.orders o
    where o.status = 'pending' and o.placed_at < now() - interval '2 minutes'
      and (o.kept_until is null or o.kept_until <= now())
      and not exists (
        select from private.payment_attempts a
        where a.order_id = o.id and (a.status = 'open'
          or a.status = 'creating' and a.created_at > now() - interval '2 minutes')
      )
    order by o.placed_at limit 100 for update skip locked
  );
  -- All at once and in order: several orders may hold the same things.
  perform private.lock_stock(array(
    select distinct r.variant_id from private.reservations r where r.order_id = any (order_ids)
  ));
  foreach target in array order_ids loop
    begin
      perform private.release_order(target);
    exception when others then
      -- One that cannot be ended keeps none of the others.
      stuck := stuck || jsonb_build_object('orderId', target, 'reason', sqlerrm);
    end;
  end loop;
  return jsonb_build_object('kind', 'ok', 'stuck', stuck,
    'released', cardinality(order_ids) - jsonb_array_length(stuck));
end
$$;

revoke execute on function public.claim_unsettled, public.release_expired
  from public, anon, authenticated;
grant execute on function public.claim_unsettled, public.release_expired to service_role;

comment on function public.claim_unsettled is
  'Payments the provider is to be asked about, those of PayPal for a day after they ended, and refunds it is to be '
  'asked for; whoever takes them has a minute or more. {attempts: UnsettledAttempt[], refunds: DueRefund[]}.';
comment on function public.release_expired is
  'Ends pending orders that cannot be paid: no page was ever shown, or none is left. Those with an open page '
  'keep their stock until the provider says that it is dead. {released, stuck: [{orderId, reason}]}: what '
  'could not be ended, and why.';
