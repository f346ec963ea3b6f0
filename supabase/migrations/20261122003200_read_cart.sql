create function private.cart_contents(owner uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    with lines as (
      select
        l.variant_id, l.quantity as wanted, l.epoch, l.place, l.added_price_cents,
        coalesce(p.handle, l.handle) as handle,
        coalesce(p.title, l.title) as title,
        p.id is not null as is_sold,
        case when p.id is not null then v.price_cents end as price_cents,
        case when p.id is not null then coalesce(i.stock, 0) else 0 end as stock
      from public.cart_lines l
      left join public.variants v on v.id = l.variant_id
      left join public.products p on p.id = v.product_id and p.is_published
      left join public.inventory i on i.variant_id = v.id
      where l.user_id = owner and l.quantity > 0
    ), past as (
      select l.variant_id, l.epoch
      from public.cart_lines l
      where l.user_id = owner and l.quantity = 0
      order by l.place desc
      limit 200
    )
    select jsonb_build_object(
      'lines', (
        select coalesce(jsonb_agg(
          jsonb_build_object(
            'variant', variant_id, 'handle', handle, 'title', title,
            'wanted', wanted, 'quantity', least(wanted, stock), 'epoch', epoch, 'stock', stock,
            'priceCents', price_cents, 'addedPriceCents', added_price_cents,
            'note', case
              when not is_sold then 'not_sold'
              when stock = 0 then 'sold_out'
              when stock < wanted then 'cut_to_stock'
            end
          ) order by place desc
        ), '[]')
        from lines
      ),
      'ended', (select coalesce(jsonb_object_agg(variant_id, epoch), '{}') from past)
    )
  );
end
$$;

comment on function private.cart_contents is
  'Lines and ended lives of a cart as CartAnswer of src/model/cart-operations/operation.ts. With the '
  'caller''s rights: row level security hides other carts.';

create function public.read_cart(device uuid default null) returns jsonb
-- Stable, so that version, lines and acknowledged are of one snapshot.
language plpgsql stable set search_path = '' as $$
declare
  owner uuid := auth.uid();
begin
  return private.cart_contents(owner) || jsonb_build_object(
    'version', coalesce((select c.version from public.carts c where c.user_id = owner), 0),
    'acknowledged', coalesce((
      select d.last_seq from public.cart_devices d
      where d.user_id = owner and d.device = read_cart.device
    ), 0)
  );
end
$$;

grant execute on function private.cart_contents, public.read_cart to authenticated;

comment on function public.read_cart is
  'The caller''s cart as CartAnswer, and how far it has dealt with the operations of this device.';
