-- Tells pages that show a product that stock or price moved. The payload is a nudge to ask again: what may be
-- seen is for the policies of the tables to say.
create function private.nudge_products(product_ids uuid[]) returns void
language plpgsql volatile set search_path = '' as $$
declare
  -- One nudge for each product and transaction, and 1,000 of them at most: who loads a catalogue tells
  -- nobody one by one. The setting ends with the transaction.
  told text[] := string_to_array(nullif(current_setting('shop.nudged_products', true), ''), ',');
  product uuid;
begin
  foreach product in array product_ids loop
    exit when cardinality(told) >= 1000;
    continue when product::text = any (coalesce(told, '{}'));
    told := told || product::text;
    perform private.tell('stock:' || product, 'stock', jsonb_build_object('product', product));
  end loop;
  perform set_config('shop.nudged_products', coalesce(array_to_string(told, ','), ''), true);
end
$$;

create function private.nudge_inventory() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  variant_ids uuid[];
begin
  if tg_op = 'INSERT' then
    variant_ids := array(select n.variant_id from new_rows n);
  elsif tg_op = 'DELETE' then
    variant_ids := array(select o.variant_id from old_rows o);
  else
    variant_ids := array(
      select n.variant_id from new_rows n left join old_rows o on o.variant_id = n.variant_id
      where o.stock is distinct from n.stock
    );
  end if;
  perform private.nudge_products(array(
    select distinct v.product_id from public.variants v where v.id = any (variant_ids)
  ));
  return null;
end
$$;

create function private.nudge_variants() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  product_ids uuid[];
begin
  if tg_op = 'DELETE' then
    product_ids := array(select distinct o.product_id from old_rows o);
  else
    product_ids := array(
      select distinct n.product_id from new_rows n join old_rows o on o.id = n.id
      where o.price_cents <> n.price_cents
    );
  end if;
  perform private.nudge_products(product_ids);
  return null;
end
$$;

-- A new variant has no price anyone has seen; its stock comes with a row of inventory.
create trigger nudge_insert after insert on public.inventory referencing new table as new_rows
  for each statement execute function private.nudge_inventory();
create trigger nudge_update after update on public.inventory
  referencing old table as old_rows new table as new_rows
  for each statement execute function private.nudge_inventory();
create trigger nudge_delete after delete on public.inventory referencing old table as old_rows
  for each statement execute function private.nudge_inventory();
create trigger nudge_update after update on public.variants
  referencing old table as old_rows new table as new_rows
  for each statement execute function private.nudge_variants();
create trigger nudge_delete after delete on public.variants referencing old table as old_rows
  for each statement execute function private.nudge_variants();

comment on function private.nudge_products is
  'Broadcasts {product} on stock:<product id>, once for each product and transaction.';
