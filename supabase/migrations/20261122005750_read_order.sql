create function private.order_json(wanted uuid) returns jsonb
language sql stable set search_path = ''
return (
  select jsonb_build_object(
    'id', o.id, 'key', private.order_key(o.id), 'number', o.number, 'status', o.status,
    'email', o.email, 'destination', o.destination, 'discountCode', o.discount_code,
    'provider', o.provider, 'refundedCents', o.refunded_cents, 'trackingUrl', o.tracking_url,
    'placedAt', private.iso_instant(o.placed_at), 'paidAt', private.iso_instant(o.paid_at),
    'shippedAt', private.iso_instant(o.shipped_at),
    'delivery', jsonb_build_object(
      'carrier', o.delivery -> 'carrier', 'serviceName', o.delivery -> 'serviceName',
      'minDays', o.delivery -> 'minDays', 'maxDays', o.delivery -> 'maxDays',
      'isEstimated', o.delivery -> 'isEstimated'),
    'lines', (
      select jsonb_agg(jsonb_build_object(
        'variantId', l.variant_id, 'productId', l.product_id, 'handle', l.handle, 'sku', l.sku,
        'title', l.title, 'options', l.options, 'imageUrl', l.image_url,
        'unitPriceCents', l.unit_price_cents, 'quantity', l.quantity) order by l.position)
      from public.order_lines l where l.order_id = o.id
    ),
    'totals', jsonb_build_object(
      'currency', o.currency, 'subtotalCents', o.subtotal_cents, 'discountCents', o.discount_cents,
      'deliveryCents', o.delivery_cents, 'taxCents', o.tax_cents, 'totalCents', o.total_cents,
      'taxes', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'name', t.name, 'ratePpm', t.rate_ppm, 'amountCents', t.amount_cents
        ) order by t.position), '[]')
        from public.order_taxes t where t.order_id = o.id
      ))
  )
  from public.orders o where o.id = wanted
);

comment on function private.order_json is 'Order of the contract. Executed by the owner alone.';

create function private.read_order(order_id uuid, key text) returns jsonb
language sql stable security definer set search_path = ''
return (
  select private.order_json(o.id) from public.orders o
  where o.id = read_order.order_id
    and (o.user_id = auth.uid() or private.order_key(o.id) = read_order.key)
);

create function public.read_order(order_id uuid, key text default null) returns jsonb
language sql stable set search_path = ''
return private.read_order(order_id, key);

create function private.list_orders() returns jsonb
language sql stable security definer set search_path = ''
return (
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', o.id, 'key', private.order_key(o.id), 'number', o.number, 'status', o.status,
    'placedAt', private.iso_instant(o.placed_at), 'totalCents', o.total_cents,
    'currency', o.currency,
    'quantity', (select sum(l.quantity) from public.order_lines l where l.order_id = o.id),
    'imageUrls', (
      select coalesce(jsonb_agg(p.image_url order by p.position), '[]')
      from (
        select l.image_url, l.position from public.order_lines l
        where l.order_id = o.id and l.image_url is not null order by l.position limit 3
      ) p
    )
  ) order by o.placed_at desc, o.number desc), '[]')
  from (
    -- What was never paid for is no order to its owner.
    select * from public.orders o
    where o.user_id = auth.uid() and o.status <> 'expired'
    order by o.placed_at desc limit 200
  ) o
);

create function public.list_orders() returns jsonb
language sql stable set search_path = ''
return private.list_orders();

grant execute on function private.read_order, public.read_order to anon, authenticated, service_role;
grant execute on function private.list_orders, public.list_orders to authenticated;

comment on function public.read_order is
  'The order as its owner, or whoever holds its key, may read it: Order of the contract; null for others.';
comment on function public.list_orders is 'OrderSummary[] of the caller, newest first, at most 200.';
