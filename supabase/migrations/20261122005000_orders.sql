-- What customers call their orders: a gap means nothing, since whoever never pays uses up a number, too.
create sequence private.order_numbers as bigint start with 10001;

create table public.orders (
  id uuid primary key default gen_random_uuid(),
  number text not null unique default 'AA-' || nextval('private.order_numbers'),
  cart_key text not null check (cart_key ~ '^(user|guest):[0-9a-fA-F-]{36}$'),
  -- An order outlives the account that placed it: books are kept for years.
  user_id uuid references auth.users (id) on delete set null,
  email text not null check (length(email) between 3 and 254),
  destination jsonb not null check (jsonb_typeof(destination) = 'object'),
  currency text not null default 'CAD' check (currency ~ '^[A-Z]{3}$'),
  subtotal_cents bigint not null check (subtotal_cents >= 0),
  discount_cents bigint not null check (discount_cents between 0 and subtotal_cents),
  delivery_cents bigint not null check (delivery_cents >= 0),
  tax_cents bigint not null check (tax_cents >= 0),
  total_cents bigint not null
    check (total_cents = subtotal_cents - discount_cents + delivery_cents + tax_cents),
  discount_code text,
  delivery jsonb not null check (jsonb_typeof(delivery) = 'object'),
  provider text not null check (provider in ('stripe', 'paypal')),
  contents_digest text not null,
  placed_at timestamptz not null default now(),
  kept_until timestamptz,
  expired_at timestamptz,
  paid_at timestamptz,
  -- No foreign key: attempts refer to orders, and a circle serves nobody; check_books() looks.
  paid_attempt_id uuid,
  shipped_at timestamptz,
  tracking_url text check (tracking_url ~ '^https?://\S+$'),
  refunded_cents bigint not null default 0 check (refunded_cents >= 0),
  dispute text check (dispute in ('open', 'won', 'lost')),
  attention text check (attention in ('sold_out', 'wrong_amount', 'refund_failed')),
  -- Follows from what happened, so that the order in which one hears of it does not matter.
  status text not null generated always as (case
    when attention is not null then 'needs_attention'
    when dispute = 'open' then 'disputed'
    when dispute = 'lost' then 'refunded'
    when refunded_cents > 0 and refunded_cents >= total_cents then 'refunded'
    when refunded_cents > 0 then 'partially_refunded'
    when shipped_at is not null then 'shipped'
    when paid_at is not null then 'paid'
    when expired_at is not null then 'expired'
    else 'pending'
  end) stored,
  check ((paid_at is null) = (paid_attempt_id is null))
);

-- One reservation for each cart, whatever two tabs do at once.
create unique index orders_one_pending on public.orders (cart_key) where status = 'pending';
-- place_order(): whether this cart was paid for a moment ago.
create index orders_cart on public.orders (cart_key, paid_at);
-- The policy, list_orders() and the deletion of an account.
create index orders_user on public.orders (user_id, placed_at);
-- release_expired(): what nobody pays any more.
create index orders_pending on public.orders (placed_at) where status = 'pending';

create table public.order_lines (
  order_id uuid not null references public.orders (id) on delete restrict,
  position integer not null,
  -- No foreign keys: what was bought stays as it was, whatever becomes of the catalogue.
  variant_id uuid not null,
  product_id uuid not null,
  handle text not null,
  sku text not null,
  title text not null,
  options jsonb not null,
  image_url text,
  unit_price_cents integer not null check (unit_price_cents >= 0),
  quantity integer not null check (quantity between 1 and 99),
  primary key (order_id, variant_id)
);

create table public.order_taxes (
  order_id uuid not null references public.orders (id) on delete restrict,
  position integer not null,
  name text not null,
  rate_ppm integer not null check (rate_ppm between 0 and 1000000),
  amount_cents bigint not null check (amount_cents >= 0),
  primary key (order_id, name)
);

alter table public.orders enable row level security;
alter table public.order_lines enable row level security;
alter table public.order_taxes enable row level security;

create policy "shoppers read their own orders" on public.orders
  for select to authenticated using (user_id = (select auth.uid()));
create policy "shoppers read the lines of their own orders" on public.order_lines
  for select to authenticated using (exists (
    select from public.orders o where o.id = order_id and o.user_id = (select auth.uid())
  ));
create policy "shoppers read the taxes of their own orders" on public.order_taxes
  for select to authenticated using (exists (
    select from public.orders o where o.id = order_id and o.user_id = (select auth.uid())
  ));

revoke all on public.orders, public.order_lines, public.order_taxes
  from anon, authenticated, service_role;
-- What the shop keeps for itself is not granted: cart_key, contents_digest, kept_until, attention.
grant select (
  id, number, user_id, email, destination, currency, subtotal_cents, discount_cents, delivery_cents,
  tax_cents, total_cents, discount_code, delivery, provider, placed_at, paid_at, shipped_at,
  tracking_url, refunded_cents, status
) on public.orders to authenticated;
grant select on public.order_lines, public.order_taxes to authenticated;
grant select on public.orders, public.order_lines, public.order_taxes to service_role;
-- insert, update and delete are granted to nobody: place_order() and settle_payment() alone write orders.
-- Nothing is granted to anon: a guest reads with the order's key, through read_order().

comment on table public.orders is
  'Orders and what became of them. One is pending as long as somebody may still pay for it.';
comment on column public.orders.cart_key is 'user:<id>, or guest:<id of the cart on the device>.';
comment on column public.orders.contents_digest is
  'Of lines, totals, delivery and address: an attempt of other contents pays for something else.';
comment on column public.orders.kept_until is
  'While one way to pay is exchanged for another, the stock is kept without an attempt.';
comment on column public.orders.delivery is 'The rate as it was quoted: DeliveryRate.';
comment on column public.orders.provider is 'Who was asked last; of a paid order, who took the money.';
comment on column public.orders.paid_attempt_id is 'Whose money it is. A second payment is given back.';
comment on column public.orders.attention is
  'Why a person has to look: paid after the last unit was gone, another amount than asked for, or money '
  'that the provider would not give back.';
comment on table public.order_lines is 'What was ordered, as it was shown and priced then.';
comment on table public.order_taxes is 'Taxes of an order, each rounded once.';
