-- What a call for a key that was here before gets; null: the key is free.
create function private.judge_key(request jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  wanted_key uuid := request ->> 'idempotencyKey';
  attempt private.payment_attempts;
  owner public.orders;
begin
  select * into attempt from private.payment_attempts a where a.idempotency_key = wanted_key;
  if not found then
    return null;
  elsif attempt.cart_key <> request ->> 'cartKey'
    or attempt.request_digest <> request ->> 'requestDigest' then
    return private.refused('key_reused');
  end if;
  select * into owner from public.orders o where o.id = attempt.order_id for update;
  -- While the lock was waited for, the attempt may have been settled.
  select * into attempt from private.payment_attempts a where a.id = attempt.id;
  if owner.paid_at is not null then
    return private.refused('already_paid', private.name_order(owner.id));
  elsif attempt.status = 'creating' then
    if attempt.created_at > now() - interval '30 seconds' then
      return private.refused('payment_in_progress', '{"retryAfterSeconds": 2}');
    end if;
    perform private.abandon_attempt(attempt);
    return null;
  elsif attempt.status = 'expired' then
    update private.payment_attempts a set idempotency_key = null where a.id = attempt.id;
    return null;
  elsif attempt.status = 'open' and attempt.page_ends_at <= now() then
    return jsonb_build_object('kind', 'expire_first',
      'attempts', jsonb_build_array(private.name_attempt(attempt)));
  end if;
  return private.name_order(owner.id) || jsonb_build_object(
    'kind', 'repeat', 'attemptId', attempt.id, 'status', attempt.status,
    'redirectUrl', attempt.redirect_url, 'totals', attempt.totals,
    'leaseEndsAt', private.iso_instant(attempt.lease_ends_at));
end
$$;

create function private.name_order(order_id uuid) returns jsonb
language sql stable set search_path = ''
return (
  select jsonb_build_object(
    'orderId', o.id, 'orderKey', private.order_key(o.id), 'orderNumber', o.number)
  from public.orders o where o.id = name_order.order_id
);

create function private.name_attempt(attempt private.payment_attempts) returns jsonb
language sql stable set search_path = ''
return private.name_order((attempt).order_id) || jsonb_build_object(
  'attemptId', (attempt).id, 'provider', (attempt).provider,
  'providerRef', (attempt).provider_ref, 'idempotencyKey', (attempt).idempotency_key,
  'leaseEndsAt', private.iso_instant((attempt).lease_ends_at));

comment on function private.name_attempt is 'KnownAttempt of the functions'' domain, with its order''s key.';

-- Attempts of the cart's pending order that stand in the way of another one.
create function private.judge_attempts(pending uuid, left_alive jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  attempt private.payment_attempts;
  blocking jsonb := '[]';
begin
  for attempt in
    select * from private.payment_attempts a
    where a.order_id = pending and private.is_alive(a) and not left_alive ? a.id::text
    order by a.created_at
  loop
    if attempt.status = 'open' then
      blocking := blocking || private.name_attempt(attempt);
    elsif attempt.created_at > now() - interval '30 seconds' then
      return private.refused('payment_in_progress', '{"retryAfterSeconds": 2}');
    else
      perform private.abandon_attempt(attempt);
    end if;
  end loop;
  if blocking = '[]' then
    return null;
  end if;
  -- The caller ends them and comes again; meanwhile nobody else gets what this cart holds.
  update public.orders o set kept_until = now() + interval '2 minutes' where o.id = pending;
  return jsonb_build_object('kind', 'expire_first', 'attempts', blocking);
end
$$;

create function private.digest_contents(request jsonb) returns text
language sql immutable set search_path = ''
return md5(jsonb_build_array(
  request -> 'lines', request -> 'totals', request -> 'destination', lower(request ->> 'email'),
  request -> 'discountCode', request #> '{rate,carrier}', request #> '{rate,serviceCode}'
)::text);

-- Whether the lines can be sold at these prices, the rate taken and the discount used.
create function private.judge_contents(request jsonb, sold jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  changed jsonb;
  answer jsonb;
begin
  select jsonb_agg(line -> 'variantId') into changed
  from jsonb_array_elements(sold -> 'lines') line
  where exists (
    select from jsonb_array_elements(request -> 'lines') given
    where lower(given ->> 'variantId') = line ->> 'variantId'
      and (given -> 'unitPriceCents') is distinct from (line -> 'unitPriceCents')
  );
  if changed is not null then
    return private.refused('price_changed', jsonb_build_object('variantIds', changed));
  end if;
  answer := private.find_quoted_rate(
    request #>> '{rate,id}', request -> 'lines', request -> 'destination');
  if answer ->> 'kind' = 'refused' then
    return answer;
  elsif request ->> 'discountCode' is null then
    return null;
  end if;
  -- Whoever waits here counts after the other has used the code.
  perform from public.discounts d
  where d.code = upper(btrim(request ->> 'discountCode'))
    and (d.max_uses is not null or d.max_uses_per_customer is not null)
  for no key update;
  answer := private.find_discount(request ->> 'discountCode',
    private.subtotal_of(sold -> 'lines'), request, request ->> 'cartKey');
  return case when answer ->> 'kind' = 'refused' then answer end;
end
$$;

create function public.place_order(request jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  wanted_cart constant text := request ->> 'cartKey';
  digest constant text := private.digest_contents(request);
  answer jsonb := private.limit_calls(request);
  placed_id uuid;
  is_reused boolean;
  goods jsonb;
begin
  if answer is not null then
    return answer;
  end if;
  -- A token outlives the account that was deleted meanwhile.
  if request ->> 'userId' is not null and not exists (
    select from auth.users u where u.id = (request ->> 'userId')::uuid
  ) then
    return private.refused('not_allowed');
  end if;
  -- Calls with one key, and calls of one cart, stand in a row.
  perform pg_advisory_xact_lock(hashtextextended('payment key:' || (request ->> 'idempotencyKey'), 0));
  perform pg_advisory_xact_lock(hashtextextended('checkout:' || wanted_cart, 0));
  answer := private.judge_key(request);
  if answer is not null then
    return answer;
  end if;
  select o.id into placed_id
  from public.orders o where o.cart_key = wanted_cart and o.status = 'pending' for update;
  is_reused := placed_id is not null;
  answer := private.judge_attempts(placed_id, coalesce(request -> 'leftAlive', '[]'));
  if answer is not null then
    return answer;
  end if;
  -- A tab that was left open while another one paid.
  select private.refused('already_paid', private.name_order(o.id)) into answer
  from public.orders o
  where o.cart_key = wanted_cart and o.contents_digest = digest and o.attention is null
    and o.paid_at > now() - interval '10 minutes'
  limit 1;
  if answer is not null then
    return answer;
  end if;
  goods := private.find_lines(request -> 'lines', wanted_cart);
  if goods ->> 'kind' = 'refused' then
    return goods;
  end if;
  answer := private.judge_contents(request, goods);
  if answer is not null then
    return answer;
  end if;
  placed_id := coalesce(placed_id, gen_random_uuid());
  answer := private.hold_lines(placed_id, goods -> 'lines');
  if answer is not null then
    return answer;
  end if;
  perform private.write_order(placed_id, is_reused, digest, request, goods -> 'lines');
  perform private.reserve_stock(placed_id, goods -> 'lines');
  return private.write_attempt(placed_id, digest, request);
end
$$;

revoke execute on function public.place_order from public, anon, authenticated;
grant execute on function public.place_order to service_role;

comment on function public.place_order is
  'Makes the cart''s pending order these contents, takes its stock and begins an attempt to pay. In: NewOrder '
  'of the functions'' domain. Out: {kind: "placed" | "repeat" | "expire_first"}, or a refusal that changed '
  'nothing.';
