-- As before, and why a person must look after it: who waits for a refund is told another thing than who gets nothing.
create or replace function private.order_json(wanted uuid) returns jsonb
language sql stable set search_path = ''
return (
  select jsonb_build_object(
    'id', o.id, 'key', private.order_key(o.id), 'number', o.number, 'status', o.status,
    'attention', o.attention,
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
