-- One cart for each account, the outcome of its devices' operations. See docs/decisions.
create table public.carts (
  user_id uuid primary key references auth.users (id) on delete cascade,
  version bigint not null default 0 check (version >= 0),
  last_place bigint not null default 0,
  updated_at timestamptz not null default now()
);

create table public.cart_lines (
  user_id uuid not null references public.carts (user_id) on delete cascade,
  -- No foreign key: a line outlives its variant, so that the cart can say that it is no longer sold.
  variant_id uuid not null,
  quantity integer not null check (quantity between 0 and 99),
  epoch integer not null default 0 check (epoch >= 0),
  place bigint not null,
  handle text not null,
  title text not null,
  added_price_cents integer not null check (added_price_cents >= 0),
  primary key (user_id, variant_id)
);

create table public.cart_devices (
  user_id uuid not null references public.carts (user_id) on delete cascade,
  device uuid not null,
  last_seq bigint not null check (last_seq >= 0),
  last_digest text not null,
  primary key (user_id, device)
);

alter table public.carts enable row level security;
alter table public.cart_lines enable row level security;
alter table public.cart_devices enable row level security;

-- Each policy is served by its table's primary key.
create policy "shoppers read their own cart" on public.carts
  for select to authenticated using (user_id = (select auth.uid()));
create policy "shoppers read the lines of their own cart" on public.cart_lines
  for select to authenticated using (user_id = (select auth.uid()));
create policy "shoppers read how far their own devices are" on public.cart_devices
  for select to authenticated using (user_id = (select auth.uid()));

grant select (user_id, version, updated_at) on public.carts to authenticated;
grant select (user_id, variant_id, quantity, epoch, place, handle, title, added_price_cents)
  on public.cart_lines to authenticated;
grant select (user_id, device, last_seq) on public.cart_devices to authenticated;
grant select on public.carts, public.cart_lines, public.cart_devices to service_role;
-- insert, update and delete are not granted to anon or authenticated: apply_cart_operations alone writes a cart.

comment on table public.carts is 'The cart of an account.';
comment on column public.carts.version is
  'Rises by one with each change of its lines; a client that sees a gap asks again.';
comment on column public.carts.last_place is 'The place given last to a line that began.';
comment on table public.cart_lines is
  'A variant that is, or once was, in a cart. With quantity 0 it is no line, but its epoch still counts.';
comment on column public.cart_lines.quantity is 'What the operations add up to, whatever the stock.';
comment on column public.cart_lines.epoch is
  'Numbers the lives of the line: one more each time it reaches zero or is removed.';
comment on column public.cart_lines.place is 'Order of the lines, the greatest first.';
comment on column public.cart_lines.title is 'The title, as the handle, when it was last added.';
comment on column public.cart_lines.added_price_cents is 'The price when it was last added.';
comment on table public.cart_devices is
  'The last operation of each device that was dealt with: none counts twice, and none is kept.';
comment on column public.cart_devices.last_digest is
  'Of that operation; another one under the same number comes from a copy of the device.';
