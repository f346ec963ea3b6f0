create table public.discounts (
  id uuid primary key default gen_random_uuid(),
  code text not null unique check (code = upper(code) and code ~ '^\S{1,40}$'),
  kind text not null check (kind in ('percent', 'fixed', 'free_delivery')),
  percent_bps integer check (percent_bps between 1 and 10000),
  amount_cents integer check (amount_cents > 0),
  minimum_cents integer not null default 0 check (minimum_cents >= 0),
  starts_at timestamptz not null default now(),
  ends_at timestamptz check (ends_at > starts_at),
  max_uses integer check (max_uses >= 0),
  max_uses_per_customer integer check (max_uses_per_customer >= 0),
  check ((kind = 'percent') = (percent_bps is not null)),
  check ((kind = 'fixed') = (amount_cents is not null))
);

create table private.discount_uses (
  order_id uuid primary key references public.orders (id) on delete restrict,
  discount_id uuid not null references public.discounts (id) on delete restrict,
  email text not null,
  user_id uuid,
  is_paid boolean not null default false
);

-- find_discount(): how often a code was used, by all and by one.
create index discount_uses_customer on private.discount_uses (discount_id, email);

alter table public.discounts enable row level security;
alter table private.discount_uses enable row level security;
revoke all on public.discounts from anon, authenticated;
grant select, insert, update, delete on public.discounts to service_role;
grant select on private.discount_uses to service_role;
-- Nothing is granted to anon or authenticated: who knows a code asks what it is worth with a cart.
-- private.discount_uses is written by place_order() and what settles an order.

comment on table public.discounts is 'Codes that make an order cheaper.';
comment on column public.discounts.percent_bps is 'Basis points: 1000 is 10 %.';
comment on column public.discounts.minimum_cents is 'The least subtotal it counts for.';
comment on column public.discounts.max_uses is 'Of all together, pending orders included; null: any number.';
comment on table private.discount_uses is
  'Orders that count towards the limits of a code: paid ones, and pending ones until they end.';
comment on column private.discount_uses.email is 'In lower case: a guest is known by nothing else.';

create function private.refused(code text, details jsonb default null) returns jsonb
language sql immutable set search_path = ''
return jsonb_strip_nulls(
  jsonb_build_object('kind', 'refused', 'code', code, 'details', details)
);

comment on function private.refused is 'An expected no, as Refusal of the functions'' domain.';

-- Without a customer only the limit of all is judged. What the cart's own order uses does not count: it is that
-- order which is looked at again. Where the cart is not known, it may be any that the same customer has not paid yet.
create function private.is_used_up(discount public.discounts, customer jsonb, cart_key text)
returns boolean
language sql stable set search_path = ''
return (
  select coalesce(count(*) >= (discount).max_uses, false)
    or coalesce(count(*) filter (where u.is_own) >= (discount).max_uses_per_customer, false)
  from (
    select d.*, coalesce(d.email = lower(customer ->> 'email'), false)
      or coalesce(d.user_id = (customer ->> 'userId')::uuid, false) as is_own
    from private.discount_uses d where d.discount_id = (discount).id
  ) u
  where case when is_used_up.cart_key is null then u.is_paid or not u.is_own
    else u.order_id is distinct from (
      select o.id from public.orders o
      where o.cart_key = is_used_up.cart_key and o.status = 'pending'
    ) end
);

create function private.find_discount(
  wanted_code text, subtotal bigint, customer jsonb, cart_key text
) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  discount public.discounts;
begin
  select * into discount from public.discounts d where d.code = upper(btrim(wanted_code));
  if not found then
    return private.refused('unknown_discount');
  elsif discount.starts_at > now() or discount.ends_at <= now() then
    return private.refused('discount_expired');
  elsif subtotal < discount.minimum_cents then
    return private.refused('discount_minimum',
      jsonb_build_object('minimumCents', discount.minimum_cents));
  elsif (discount.max_uses is not null or discount.max_uses_per_customer is not null)
    and private.is_used_up(discount, customer, cart_key) then
    return private.refused('discount_used');
  end if;
  return jsonb_build_object('kind', 'ok', 'id', discount.id, 'discount', jsonb_build_object(
    'code', discount.code, 'kind', discount.kind, 'percentBps', discount.percent_bps,
    'amountCents', discount.amount_cents, 'minimumCents', discount.minimum_cents
  ));
end
$$;

comment on function private.find_discount is
  'The discount of a code for {email?, userId?}, a subtotal and a cart, or why not: unknown_discount, '
  'discount_expired, discount_minimum, discount_used.';
