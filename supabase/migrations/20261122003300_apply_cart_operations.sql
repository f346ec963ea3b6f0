-- The rules of src/model/cart-operations in SQL; a test drives both with the same schedules.

create function private.refuse(status text, code text, reason text) returns void
language plpgsql immutable set search_path = '' as $$
begin
  -- PostgREST answers PTxyz with the HTTP status xyz.
  raise exception using errcode = 'PT' || status, message = code, detail = reason;
end
$$;

comment on function private.refuse is
  'Ends the call: the HTTP status, the code as message, the reason as details.';

create function private.judge_units(units jsonb, fewest integer, most integer) returns text
language sql immutable set search_path = ''
return case
  when jsonb_typeof(units) is distinct from 'number' then 'malformed'
  when units::numeric <> trunc(units::numeric) then 'fractional'
  when abs(units::numeric) > most then 'too_large'
  when units::numeric < fewest then 'malformed'
end;

create function private.judge_cart_operation(operation jsonb) returns text
language sql immutable set search_path = ''
return case
  when coalesce(operation ->> 'variant', '') !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    or private.judge_units(operation -> 'epoch', 0, 2147483647) is not null
    or operation -> 'delta' = '0'
    then 'malformed'
  when operation ->> 'kind' = 'change' then private.judge_units(operation -> 'delta', -99, 99)
  when operation ->> 'kind' = 'remove' then
    case when operation ? 'seen' then private.judge_units(operation -> 'seen', 0, 99) end
  else 'malformed'
end;

comment on function private.judge_cart_operation is
  'What is wrong with the shape of an operation; null: nothing.';

-- Which numbers of a device there are. Without them no number could be acknowledged, so a call whose
-- numbers cannot be read is refused whole.
create function private.judge_cart_call(operations jsonb) returns void
language plpgsql stable set search_path = '' as $$
begin
  if jsonb_typeof(operations) is distinct from 'array' then
    perform private.refuse('400', 'malformed_call', 'operations must be a list.');
  end if;
  if jsonb_array_length(operations) > 200 or pg_column_size(operations) > 100000 then
    perform private.refuse('413', 'too_many_operations', 'At most 200 operations, 100 kB, a call.');
  end if;
  if exists (
    select from jsonb_array_elements(operations) as operation
    where jsonb_typeof(operation) <> 'object'
      or jsonb_typeof(operation -> 'device') is distinct from 'string'
      or operation ->> 'device' !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      or operation -> 'device' <> operations -> 0 -> 'device'
      or case jsonb_typeof(operation -> 'seq')
        when 'number' then operation ->> 'seq' !~ '^[1-9][0-9]{0,15}$'
        else true end
  ) then
    perform private.refuse('400', 'malformed_call',
      'Each operation carries the same device, a uuid, and a seq from 1.');
  end if;
end
$$;

create function private.open_cart(owner uuid) returns public.carts
language plpgsql volatile set search_path = '' as $$
declare
  cart public.carts;
begin
  insert into public.carts (user_id) values (owner) on conflict do nothing;
  -- From here on the calls of all devices of this cart stand in a row.
  select * into cart from public.carts c where c.user_id = owner for update;
  return cart;
exception when foreign_key_violation then
  perform private.refuse('401', 'not_signed_in', 'This account does not exist any more.');
end
$$;

create function private.open_device(owner uuid, wanted uuid) returns public.cart_devices
language plpgsql volatile set search_path = '' as $$
declare
  found_device public.cart_devices;
begin
  select * into found_device
  from public.cart_devices d where d.user_id = owner and d.device = wanted;
  if not found then
    if (select count(*) from public.cart_devices d where d.user_id = owner) >= 1000 then
      perform private.refuse('400', 'too_many_devices', 'A cart is kept for at most 1,000 devices.');
    end if;
    insert into public.cart_devices (user_id, device, last_seq, last_digest)
    values (owner, wanted, 0, '') returning * into found_device;
  end if;
  return found_device;
end
$$;

-- Additions count whatever happened to the line meanwhile.
create function private.add_to_cart(cart public.carts, operation jsonb) returns text
language plpgsql volatile set search_path = '' as $$
declare
  wanted uuid := operation ->> 'variant';
  line public.cart_lines;
  sold record;
begin
  select * into line from public.cart_lines l where l.user_id = (cart).user_id and l.variant_id = wanted;
  select p.handle, p.title, v.price_cents into sold
  from public.variants v join public.products p on p.id = v.product_id
  where v.id = wanted and p.is_published;
  if not found then
    return case
      when line.variant_id is not null or exists (select from public.variants v where v.id = wanted)
        then 'not_sold' else 'unknown_variant' end;
  end if;
  if line.quantity >= 99 then
    return 'line_full';
  end if;
  if coalesce(line.quantity, 0) = 0 and (
    select count(*) from public.cart_lines l where l.user_id = (cart).user_id and l.quantity > 0
  ) >= 100 then
    return 'cart_full';
  end if;
  insert into public.cart_lines as l
    (user_id, variant_id, quantity, place, handle, title, added_price_cents)
  values ((cart).user_id, wanted, (operation ->> 'delta')::numeric::integer, (cart).last_place + 1,
    sold.handle, sold.title, sold.price_cents)
  on conflict (user_id, variant_id) do update set
    quantity = least(l.quantity + excluded.quantity, 99),
    place = case when l.quantity = 0 then excluded.place else l.place end,
    handle = excluded.handle, title = excluded.title, added_price_cents = excluded.added_price_cents;
  if coalesce(line.quantity, 0) = 0 then
    update public.carts c set last_place = c.last_place + 1 where c.user_id = (cart).user_id;
  end if;
  return 'changed';
end
$$;

-- A reduction or removal touches only the life it saw. A later epoch than the line's is the life that the
-- device's own operations would have begun, had not additions from elsewhere kept the line alive.
create function private.take_from_cart(cart public.carts, operation jsonb) returns text
language plpgsql volatile set search_path = '' as $$
declare
  is_removal boolean := operation ->> 'kind' = 'remove';
  -- Without `seen` a removal takes all there can be.
  units integer := case when is_removal
    then coalesce((operation ->> 'seen')::numeric, 99) else -(operation ->> 'delta')::numeric end;
begin
  update public.cart_lines l
  set quantity = greatest(l.quantity - units, 0),
    epoch = l.epoch + (is_removal or l.quantity <= units)::integer
  where l.user_id = (cart).user_id and l.variant_id = (operation ->> 'variant')::uuid
    and l.quantity > 0 and l.epoch <= (operation ->> 'epoch')::numeric;
  return case when found then 'changed' end;
end
$$;

comment on function private.add_to_cart is '"changed", or why it is refused.';
comment on function private.take_from_cart is '"changed"; null where the life it saw is over.';

create function private.apply_cart_operation(cart public.carts, operation jsonb) returns text
language plpgsql volatile set search_path = '' as $$
declare
  fault text := private.judge_cart_operation(operation);
begin
  if fault is not null then
    return fault;
  end if;
  if operation ->> 'kind' = 'change' and (operation ->> 'delta')::numeric > 0 then
    select * into cart from public.carts c where c.user_id = (cart).user_id;
    return private.add_to_cart(cart, operation);
  end if;
  return private.take_from_cart(cart, operation);
end
$$;

create function private.publish_cart(owner uuid, author uuid, acknowledged bigint) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  contents jsonb := private.cart_contents(owner);
  is_small boolean := pg_column_size(contents) <= 16000;
  state jsonb;
begin
  update public.carts c set version = c.version + 1, updated_at = now() where c.user_id = owner
  returning jsonb_build_object('version', c.version, 'acknowledged', acknowledged) into state;
  perform private.tell('cart:' || owner, 'cart', state || jsonb_build_object(
    'device', author,
    'lines', case when is_small then contents -> 'lines' end,
    'ended', case when is_small then contents -> 'ended' end
  ));
  return state || contents;
end
$$;

comment on function private.publish_cart is
  'Gives a cart whose lines were changed its next version, tells its devices as CartMessage and gives '
  'CartAnswer. Whatever else changes a cart, such as an order, calls it with a null author and 0.';

create function private.apply_cart_operations(operations jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  owner uuid := auth.uid();
  cart public.carts;
  device public.cart_devices;
  entry record;
  outcome text;
  digest text;
  has_changed boolean := false;
  rejected jsonb := '[]';
begin
  if owner is null then
    perform private.refuse('401', 'not_signed_in', 'Only an account has a cart here.');
  end if;
  perform private.judge_cart_call(operations);
  if operations = '[]' then
    return public.read_cart() || jsonb_build_object('rejected', rejected);
  end if;
  cart := private.open_cart(owner);
  device := private.open_device(owner, (operations -> 0 ->> 'device')::uuid);
  for entry in
    select value, (value ->> 'seq')::bigint as seq
    from jsonb_array_elements(operations) with ordinality as t (value, n)
    order by seq, n
  loop
    digest := md5((entry.value - 'seq' - 'device')::text);
    if entry.seq = device.last_seq and digest <> device.last_digest then
      perform private.refuse('409', 'device_forked',
        'Another operation of this device has this number: a copy of it is in use.');
    end if;
    continue when entry.seq <= device.last_seq;
    -- What is missing between will come, or come again.
    exit when entry.seq > device.last_seq + 1;
    device.last_seq := entry.seq;
    device.last_digest := digest;
    outcome := private.apply_cart_operation(cart, entry.value);
    if outcome = 'changed' then
      has_changed := true;
    elsif outcome is not null then
      rejected := rejected || jsonb_build_object('seq', entry.seq, 'code', outcome);
    end if;
  end loop;
  update public.cart_devices d set last_seq = device.last_seq, last_digest = device.last_digest
  where d.user_id = owner and d.device = device.device and d.last_seq < device.last_seq;
  if has_changed then
    return private.publish_cart(owner, device.device, device.last_seq)
      || jsonb_build_object('rejected', rejected);
  end if;
  return private.cart_contents(owner) || jsonb_build_object(
    'version', cart.version, 'acknowledged', device.last_seq, 'rejected', rejected);
end
$$;

comment on function private.apply_cart_operations is
  'With the owner''s rights, because nobody else may write a cart; whose, the token alone decides.';

create function public.apply_cart_operations(operations jsonb) returns jsonb
language sql volatile set search_path = ''
return private.apply_cart_operations(operations);

grant execute on function private.apply_cart_operations, public.apply_cart_operations
  to authenticated;
-- The other functions are granted to nobody: they serve this one.

comment on function public.apply_cart_operations is
  'Applies each operation of a device once, in the order of its numbers, to the caller''s cart, as '
  'src/model/cart-operations says. A faulty operation is rejected, uses up its number and stops no other.';
