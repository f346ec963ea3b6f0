create function private.hold_lines(order_id uuid, lines jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  short jsonb;
begin
  perform private.lock_stock(array(
    select (line ->> 'variantId')::uuid from jsonb_array_elements(lines) line
    union select r.variant_id from private.reservations r where r.order_id = hold_lines.order_id
  ));
  short := private.find_short(order_id, lines);
  if short is not null then
    return private.refused('sold_out', jsonb_build_object(
      'variantIds', (select jsonb_agg(id) from jsonb_object_keys(short) id), 'available', short));
  end if;
  return null;
end
$$;

comment on function private.hold_lines is 'Locks the stock of an order; sold_out where it is not enough.';

create function private.write_order(
  order_id uuid, is_reused boolean, digest text, request jsonb, lines jsonb
) returns void
language plpgsql volatile set search_path = '' as $$
declare
  totals constant jsonb := request -> 'totals';
begin
  if (totals ->> 'subtotalCents')::bigint <> private.subtotal_of(lines) then
    raise exception 'Cannot place order for cart "%": its subtotal is not that of its lines',
      request ->> 'cartKey';
  end if;
  if not is_reused then
    insert into public.orders (
      id, cart_key, user_id, email, destination, currency, subtotal_cents, discount_cents,
      delivery_cents, tax_cents, total_cents, discount_code, delivery, provider, contents_digest
    ) values (
      order_id, request ->> 'cartKey', (request ->> 'userId')::uuid, request ->> 'email',
      request -> 'destination', request ->> 'currency', (totals ->> 'subtotalCents')::bigint,
      (totals ->> 'discountCents')::bigint, (totals ->> 'deliveryCents')::bigint,
      (totals ->> 'taxCents')::bigint, (totals ->> 'totalCents')::bigint,
      request ->> 'discountCode', request -> 'rate', request ->> 'provider', digest);
  else
    update public.orders o set
      email = request ->> 'email', destination = request -> 'destination',
      currency = request ->> 'currency', subtotal_cents = (totals ->> 'subtotalCents')::bigint,
      discount_cents = (totals ->> 'discountCents')::bigint,
      delivery_cents = (totals ->> 'deliveryCents')::bigint,
      tax_cents = (totals ->> 'taxCents')::bigint, total_cents = (totals ->> 'totalCents')::bigint,
      discount_code = request ->> 'discountCode', delivery = request -> 'rate',
      provider = request ->> 'provider', contents_digest = digest, placed_at = now(),
      kept_until = null
    where o.id = write_order.order_id;
    delete from public.order_lines l where l.order_id = write_order.order_id;
    delete from public.order_taxes t where t.order_id = write_order.order_id;
    delete from private.discount_uses u where u.order_id = write_order.order_id;
  end if;
  perform private.write_order_parts(order_id, request, lines);
end
$$;

create function private.write_order_parts(order_id uuid, request jsonb, lines jsonb) returns void
language plpgsql volatile set search_path = '' as $$
begin
  insert into public.order_lines (
    order_id, position, variant_id, product_id, handle, sku, title, options, image_url,
    unit_price_cents, quantity
  )
  select write_order_parts.order_id, place, (line ->> 'variantId')::uuid,
    (line ->> 'productId')::uuid, line ->> 'handle', line ->> 'sku', line ->> 'title',
    line -> 'options', line ->> 'imageUrl', (line ->> 'unitPriceCents')::integer,
    (line ->> 'quantity')::integer
  from jsonb_array_elements(lines) with ordinality t (line, place);
  insert into public.order_taxes (order_id, position, name, rate_ppm, amount_cents)
  select write_order_parts.order_id, place, tax ->> 'name', (tax ->> 'ratePpm')::integer,
    (tax ->> 'amountCents')::bigint
  from jsonb_array_elements(request #> '{totals,taxes}') with ordinality t (tax, place);
  insert into private.discount_uses (order_id, discount_id, email, user_id)
  select write_order_parts.order_id, d.id, lower(request ->> 'email'), (request ->> 'userId')::uuid
  from public.discounts d where d.code = upper(btrim(request ->> 'discountCode'));
end
$$;

create function private.write_attempt(order_id uuid, digest text, request jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  attempt private.payment_attempts;
begin
  insert into private.payment_attempts (
    order_id, idempotency_key, request_digest, cart_key, contents_digest, provider, amount_cents,
    currency, totals
  ) values (
    order_id, (request ->> 'idempotencyKey')::uuid, request ->> 'requestDigest',
    request ->> 'cartKey', digest, request ->> 'provider',
    (request #>> '{totals,totalCents}')::bigint, request ->> 'currency', request -> 'totals'
  ) returning * into attempt;
  return private.name_order(order_id) || jsonb_build_object(
    'kind', 'placed', 'attemptId', attempt.id,
    'leaseEndsAt', private.iso_instant(attempt.lease_ends_at));
end
$$;
