create table public.products (
  id uuid primary key default gen_random_uuid(),
  handle text not null unique
    check (handle ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(handle) <= 80),
  title text not null check (title <> '' and length(title) <= 200),
  category text not null
    references public.categories (handle) on update cascade on delete restrict,
  tagline text not null default '' check (length(tagline) <= 300),
  description text not null default '' check (length(description) <= 10000),
  facts jsonb not null default '[]' check (
    jsonb_typeof(facts) = 'array'
    and not facts @? '$[*] ? (!(@.label.type() == "string" && @.text.type() == "string"))'
  ),
  rank integer not null default 1000000,
  is_published boolean not null default true,
  -- Milliseconds, because that is what a browser's clock can compare.
  published_at timestamptz(3) not null default now()
);

alter table public.products enable row level security;

create policy "published products are read by anyone" on public.products
  for select to anon, authenticated using (is_published);

grant select on public.products to anon, authenticated;
grant select, insert, update, delete on public.products to service_role;
-- insert, update and delete are not granted to anon or authenticated: shoppers change no catalogue.

comment on table public.products is
  'What the shop sells. A product is on sale when it is published and has a variant.';
comment on column public.products.handle is
  'Its address under /product/. After a renaming the old address answers "no longer sold".';
comment on column public.products.facts is 'Array of {"label", "text"} in the order of the page.';
comment on column public.products.rank is 'Merchandising order, 1 first; new products stand last.';
