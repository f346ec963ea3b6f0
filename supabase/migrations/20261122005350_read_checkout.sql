create function private.find_lines(lines jsonb, cart_key text) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  unknown jsonb;
  unsold jsonb;
  goods jsonb;
begin
  if jsonb_typeof(lines) is distinct from 'array' or jsonb_array_length(lines) not between 1 and 100
    or exists (
      select from jsonb_array_elements(lines) line
      where private.judge_units(line -> 'quantity', 1, 99) is not null
    ) then
    return private.refused('malformed');
  end if;
  with wanted as (
    -- Two lines of one variant are one.
    select lower(line ->> 'variantId') as id, sum((line ->> 'quantity')::numeric) as quantity,
      min(place) as place
    from jsonb_array_elements(lines) with ordinality t (line, place)
    group by 1
  ), known as (
    select w.*, v.id as variant_id, p.is_published, v.product_id, v.sku, v.options, v.price_cents,
      v.weight_grams, v.length_mm, v.width_mm, v.height_mm, p.handle, p.title
    from wanted w
    left join public.variants v on v.id = case
      when w.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then w.id::uuid end
    left join public.products p on p.id = v.product_id
  )
  select
    jsonb_agg(k.id) filter (where k.variant_id is null),
    jsonb_agg(k.id) filter (where k.variant_id is not null and not k.is_published),
    jsonb_agg(jsonb_build_object(
      'variantId', k.variant_id, 'productId', k.product_id, 'handle', k.handle, 'sku', k.sku,
      'title', k.title, 'options', k.options, 'unitPriceCents', k.price_cents,
      'quantity', k.quantity, 'weightGrams', k.weight_grams, 'lengthMm', k.length_mm,
      'widthMm', k.width_mm, 'heightMm', k.height_mm,
      'imageUrl', (
        -- The first that shows this variant, as the pages do.
        select i.url from public.product_images i where i.product_id = k.product_id
        order by (i.options is null or k.options @> i.options) desc, i.position limit 1
      ),
      'stock', coalesce((
        select i.stock from public.inventory i where i.variant_id = k.variant_id
      ), 0) + coalesce((
        -- What this cart holds already is there for it, and for nobody else.
        select r.quantity from private.reservations r join public.orders o on o.id = r.order_id
        where o.cart_key = find_lines.cart_key and o.status = 'pending'
          and r.variant_id = k.variant_id
      ), 0)
    ) order by k.place)
  into unknown, unsold, goods from known k;
  if unknown is not null then
    return private.refused('unknown_variant', jsonb_build_object('variantIds', unknown));
  elsif unsold is not null then
    return private.refused('not_sold', jsonb_build_object('variantIds', unsold));
  elsif exists (
    select from jsonb_array_elements(goods) line where (line ->> 'quantity')::numeric > 99
  ) then
    return private.refused('malformed');
  end if;
  return jsonb_build_object('kind', 'ok', 'lines', goods);
end
$$;

comment on function private.find_lines is
  'OrderLine[] with stock, weight and size of [{variantId, quantity}] as they are sold now, or '
  'unknown_variant, not_sold, malformed.';

create function private.subtotal_of(lines jsonb) returns bigint
language sql immutable set search_path = ''
return (
  select sum((line ->> 'unitPriceCents')::bigint * (line ->> 'quantity')::bigint)
  from jsonb_array_elements(lines) line
);

create function private.limit_calls(request jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  wait_seconds integer;
begin
  if jsonb_array_length(coalesce(request -> 'limits', '[]')) > 0 then
    wait_seconds := private.take_tokens(request -> 'limits');
    if wait_seconds > 0 then
      return private.refused('too_many_requests',
        jsonb_build_object('retryAfterSeconds', wait_seconds));
    end if;
  end if;
  return null;
end
$$;

comment on function private.limit_calls is 'Takes the tokens a request brings limits for; null: go on.';

create function public.read_checkout(request jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  refusal jsonb := private.limit_calls(request);
  cart_key text := coalesce(request ->> 'cartKey', 'user:' || (request ->> 'userId'));
  goods jsonb;
  quoted jsonb := '{}';
  discount jsonb := '{}';
begin
  if refusal is not null then
    return refusal;
  end if;
  goods := private.find_lines(request -> 'lines', cart_key);
  if goods ->> 'kind' = 'refused' then
    return goods;
  end if;
  if request ->> 'rateId' is not null then
    quoted := private.find_quoted_rate(
      request ->> 'rateId', request -> 'lines', request -> 'destination');
    if quoted ->> 'kind' = 'refused' then
      return quoted;
    end if;
  end if;
  if coalesce(btrim(request ->> 'discountCode'), '') <> '' then
    discount := private.find_discount(request ->> 'discountCode',
      private.subtotal_of(goods -> 'lines'), request, cart_key);
    if discount ->> 'kind' = 'refused' then
      return discount;
    end if;
  end if;
  return goods || jsonb_build_object(
    'rate', quoted -> 'rate', 'cheapestCents', quoted -> 'cheapestCents',
    'discount', discount -> 'discount',
    'taxRates', private.find_tax_rates(request -> 'destination', now()));
end
$$;

revoke execute on function public.read_checkout from public, anon, authenticated;
grant execute on function public.read_checkout to service_role;

comment on function public.read_checkout is
  'All that the price of a cart depends on. In: {lines, destination?, rateId?, discountCode?, email?, '
  'userId?, cartKey?, limits?}. Out: {kind: "ok", lines, rate, cheapestCents, discount, '
  'taxRates}, or a refusal.';
