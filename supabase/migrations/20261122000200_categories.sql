create table public.categories (
  handle text primary key
    check (handle ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(handle) <= 80),
  title text not null check (title <> '' and length(title) <= 200),
  nav_title text check (nav_title <> ''),
  description text not null default '',
  banner_url text check (banner_url ~ '^(https?://|/)\S+$'),
  banner_width integer check (banner_width > 0),
  banner_height integer check (banner_height > 0),
  banner_alt text,
  banner_tones text[]
    check (array_to_string(banner_tones, ' ') ~ '^#[0-9a-f]{6} #[0-9a-f]{6}$'),
  rank integer not null default 1000000,
  check (num_nulls(banner_url, banner_width, banner_height, banner_alt) in (0, 4))
);

alter table public.categories enable row level security;

create policy "categories are read by anyone" on public.categories
  for select to anon, authenticated using (true);

grant select on public.categories to anon, authenticated;
grant select, insert, update, delete on public.categories to service_role;
-- insert, update and delete are not granted to anon or authenticated: shoppers change no catalogue.

comment on table public.categories is 'The aisles of the shop; a product stands in one of them.';
comment on column public.categories.nav_title is 'One or two words for the header; null: the title.';
comment on column public.categories.banner_tones is
  'Top and bottom colour of the banner, shown while it loads.';
comment on column public.categories.rank is 'Order of the aisles, 1 first.';
