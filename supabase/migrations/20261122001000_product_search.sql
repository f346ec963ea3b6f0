-- The values a product can be filtered by. Many products share one combination, so a listing counts
-- combinations, and takes each apart only once.
create table private.facet_sets (
  id uuid primary key,
  facets text[] not null,
  swatches text[] not null
);

-- One row for each product on sale with all that a listing filters, sorts, counts and searches by. What
-- is not on sale is not here, so the policy needs no condition; a condition would keep the planner from
-- the index of `document`, because text search is not leakproof.
create table private.product_search (
  product_id uuid primary key references public.products (id) on delete cascade,
  handle text collate "C" not null,
  category text not null,
  rank integer not null,
  published_at timestamptz(3) not null,
  price_cents integer not null,
  facet_set uuid not null references private.facet_sets (id) on delete restrict,
  title text not null,
  terms text not null,
  tagline text not null,
  search_text text not null,
  document tsvector not null generated always as (
    private.weigh_words(title, 'A')
    || private.weigh_words(terms, 'B')
    || private.weigh_words(tagline || ' ' || search_text, 'C')
  ) stored
);

create table private.catalog_words (word text collate "C" primary key);

alter table private.facet_sets enable row level security;
alter table private.product_search enable row level security;
alter table private.catalog_words enable row level security;

create policy "what can be filtered by is read by anyone" on private.facet_sets
  for select to anon, authenticated, service_role using (true);
create policy "what is on sale is found by anyone" on private.product_search
  for select to anon, authenticated, service_role using (true);
create policy "words of what is on sale are read by anyone" on private.catalog_words
  for select to anon, authenticated, service_role using (true);

grant select on private.facet_sets, private.product_search, private.catalog_words
  to anon, authenticated, service_role;
-- insert, update and delete are granted to nobody: list_products() writes these tables.

comment on table private.facet_sets is
  'Combinations of facet values that products on sale have or had; the id is a digest of the rest.';
comment on column private.facet_sets.facets is
  'All a product can be filtered by: {category:candles, price:30-60, colour:Bone}.';
comment on column private.facet_sets.swatches is 'The colour of each of facets, or null.';
comment on table private.product_search is 'What is on sale, as listings and the search see it.';
comment on column private.product_search.price_cents is 'The lowest price among its variants.';
comment on column private.product_search.terms is 'Title of its category and all option values.';
comment on column private.product_search.search_text is
  'Other words of its long texts, folded and sorted, as in src/model/search/summarize-product.ts.';
comment on table private.catalog_words is
  'Words products on sale have or had, where the search looks for what a typing mistake meant. A word '
  'that is in use no more stays: it leads to no product, and removing it would make writers wait.';

create view private.option_values with (security_invoker = true) as
select v.product_id, pair.key as name, pair.value, min(v.position) as position
from public.variants v cross join jsonb_each_text(v.options) pair
group by v.product_id, pair.key, pair.value;

comment on view private.option_values is
  'The values of each option, in the order of the variants that have them.';

grant select on private.option_values to anon, authenticated, service_role;

create function private.price_band(price_cents integer) returns text
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return case
    when price_cents < 3000 then 'under-30'
    when price_cents < 6000 then '30-60'
    when price_cents < 10000 then '60-100'
    else 'over-100'
  end;
end
$$;

create function private.search_text(product public.products) returns text
language plpgsql stable set search_path = '' as $$
declare
  elsewhere text[] := private.fold_words(product.title || ' ' || product.tagline);
  facts text := (select string_agg(f ->> 'text', ' ') from jsonb_array_elements(product.facts) f);
begin
  return (
    select coalesce(string_agg(word, ' ' order by word collate "C"), '')
    from unnest(private.fold_words(concat_ws(' ', product.description, facts))) word
    where length(word) > 2 and word <> all(elsewhere)
  );
end
$$;

create function private.facet_set_id(facets text[], swatches text[]) returns uuid
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return md5(array_to_string(facets || swatches, chr(31), ''))::uuid;
end
$$;

create view private.product_listings with (security_invoker = true) as
select
  p.id, p.handle, p.category, p.rank, p.published_at, p.is_published, lowest.price_cents,
  array['category:' || p.category, 'price:' || private.price_band(lowest.price_cents)]
    || coalesce(chosen.facets, '{}') as facets,
  array[null, null] || coalesce(chosen.swatches, '{}') as swatches,
  p.title, concat_ws(' ', c.title, named.terms) as terms, p.tagline,
  private.search_text(p) as search_text
from public.products p
join public.categories c on c.handle = p.category
cross join lateral (
  select min(v.price_cents) as price_cents from public.variants v where v.product_id = p.id
) lowest
cross join lateral (
  select string_agg(o.value, ' ' order by o.value) as terms
  from private.option_values o where o.product_id = p.id
) named
cross join lateral (
  select array_agg(entry order by entry) as facets, array_agg(swatch order by entry) as swatches
  from (
    select o.facet || ':' || v.value as entry, min(o.swatches ->> v.value) as swatch
    from private.option_values v
    join public.product_options o on o.product_id = v.product_id and o.name = v.name
    where v.product_id = p.id and o.facet is not null
    group by o.facet || ':' || v.value
  ) entries
) chosen
where p.is_published and lowest.price_cents is not null;

comment on view private.product_listings is 'What product_search must hold, worked out afresh.';

create function private.list_products(ids uuid[]) returns void
language plpgsql volatile set search_path = '' as $$
declare
  fresh private.product_listings[] := array(
    select l from private.product_listings l where l.id = any(ids)
  );
begin
  delete from private.product_search s
  where s.product_id = any(ids) and s.product_id not in (select (f).id from unnest(fresh) f);

  insert into private.facet_sets (id, facets, swatches)
  select distinct private.facet_set_id(facets, swatches), facets, swatches from unnest(fresh)
  order by 1
  on conflict do nothing;

  insert into private.product_search as s (
    product_id, handle, category, rank, published_at, price_cents, facet_set,
    title, terms, tagline, search_text
  )
  select
    id, handle, category, rank, published_at, price_cents,
    private.facet_set_id(facets, swatches), title, terms, tagline, search_text
  from unnest(fresh)
  on conflict (product_id) do update set
    handle = excluded.handle, category = excluded.category, rank = excluded.rank,
    published_at = excluded.published_at, price_cents = excluded.price_cents,
    facet_set = excluded.facet_set, title = excluded.title, terms = excluded.terms,
    tagline = excluded.tagline, search_text = excluded.search_text
  where (s.handle, s.category, s.rank, s.published_at, s.price_cents, s.facet_set,
      s.title, s.terms, s.tagline, s.search_text)
    is distinct from (excluded.handle, excluded.category, excluded.rank, excluded.published_at,
      excluded.price_cents, excluded.facet_set, excluded.title, excluded.terms,
      excluded.tagline, excluded.search_text);

  insert into private.catalog_words (word)
  select distinct word
  from private.product_search s cross join unnest(tsvector_to_array(s.document)) word
  where s.product_id = any(ids)
  order by word
  on conflict do nothing;
end
$$;

comment on function private.list_products is
  'Brings these products'' rows of product_search up to date, removes those not on sale.';
