-- The same answers as listProducts() of src/model/search, for shops of more than a thousand products; a
-- test compares the two. The rule and its reasons: docs/decisions.

create function private.near_words(token text) returns text[]
language sql stable set search_path = ''
begin atomic
  select array(
    select distinct w.word
    from generate_series(1, length(token)) at
    cross join unnest(array[
      -- One letter left out, changed, put in before `at`, or swapped with its neighbour.
      left(token, at - 1) || substr(token, at + 1),
      left(token, at - 1) || '_' || substr(token, at + 1),
      left(token, at - 1) || '_' || substr(token, at),
      left(token, at - 1) || substr(token, at + 1, 1) || substr(token, at, 1) || substr(token, at + 2)
    ]) pattern
    join private.catalog_words w on w.word like pattern || '%'
    order by w.word
  );
end;

comment on function private.near_words is
  'Words of the catalogue that start with the token after one edit. Patterns, not similarity, because '
  'trigrams alone miss some of them; the trigram index finds what a pattern matches.';

create type private.search_token as (
  wanted tsquery, ten tsquery, eight tsquery, six tsquery, four tsquery, two tsquery, one tsquery
);

comment on type private.search_token is
  'What finds a token, and what is worth how many half points: a word of the title 8, of category or '
  'options 4, of the other texts 2, two more for the whole word, half of it after an edit.';

create function private.read_token(token text) returns private.search_token
language plpgsql stable set search_path = ''
-- The planner hopes to meet a rare word soon while it reads the whole table.
set enable_seqscan = off
as $$
declare
  near text[];
  answer private.search_token;
begin
  if length(token) > 3 and not exists (
    select from private.product_search s where s.document @@ (token || ':*')::tsquery
  ) then
    near := private.near_words(token);
  end if;
  if cardinality(near) > 0 then
    answer.wanted := array_to_string(near, ' | ')::tsquery;
    answer.four := (array_to_string(near, ':A | ') || ':A')::tsquery;
    answer.two := (array_to_string(near, ':B | ') || ':B')::tsquery;
    answer.one := answer.wanted;
  else
    answer.wanted := (token || ':*')::tsquery;
    answer.ten := (token || ':A')::tsquery;
    answer.eight := (token || ':*A')::tsquery;
    answer.six := (token || ':B')::tsquery;
    answer.four := (token || ':*B | ' || token || ':C')::tsquery;
    answer.two := answer.wanted;
  end if;
  return answer;
end
$$;

create function private.score(document tsvector, tokens private.search_token[]) returns integer
language sql immutable parallel safe set search_path = ''
begin atomic
  select sum(case
    when document @@ ten then 10
    when document @@ eight then 8
    when document @@ six then 6
    when document @@ four then 4
    when document @@ two then 2
    else 1
  end)::integer
  from unnest(tokens);
end;

create function private.product_summary(product_id uuid) returns jsonb
language sql stable set search_path = ''
begin atomic
  -- Materialized, because a planner that may take the view apart works out its JSON for every mention.
  with whole as materialized (
    select p.json from private.products_on_sale p where p.id = product_summary.product_id
  )
  select whole.json - 'description' - 'facts' || jsonb_build_object(
    'searchText', s.search_text,
    'images', coalesce(shown.images, jsonb_path_query_array(whole.json, '$.images[0 to 1]'))
  )
  from whole
  join private.product_search s on s.product_id = product_summary.product_id
  cross join lateral (
    select jsonb_agg(image order by n) as images
    from (
      select image, n
      from jsonb_array_elements(whole.json -> 'images') with ordinality as t (image, n)
      where image -> 'variant' = 'null'
        or whole.json -> 'variants' -> 0 -> 'options' @> (image -> 'variant')
      order by n limit 2
    ) of_default
  ) shown;
end;

comment on function private.product_summary is
  'ProductSummary of src/model/product.ts: the pictures are the default variant''s first two.';

create function public.search_products(
  query text default '',
  category text default null,
  filters text[] default '{}',
  sort text default 'featured',
  page integer default 1,
  page_size integer default 12
) returns jsonb
language plpgsql stable set search_path = ''
-- A plan made for any arguments would read the whole table for each of them.
set plan_cache_mode = force_custom_plan
-- The hits of a large shop fit in memory, and its indexes too.
set work_mem = '32MB'
set random_page_cost = 1.1
as $$
declare
  tokens private.search_token[] := array(
    select private.read_token(word)
    from unnest(private.fold_words(left(private.fold_text(query), 100)))
      with ordinality as t (word, n)
    order by n limit 8
  );
  wanted tsquery;
  chosen text[] := array(select distinct split_part(f, ':', 1) from unnest(filters) f);
  size integer := least(greatest(page_size, 1), 100);
  answer jsonb;
begin
  select string_agg('(' || (t).wanted::text || ')', ' & ')::tsquery into wanted from unnest(tokens) t;

  with hits as materialized (
    select
      s.product_id, s.facet_set, s.rank, s.handle, s.published_at, s.price_cents,
      case when sort = 'relevance' then private.score(s.document, tokens) end as score
    from private.product_search s
    where (search_products.category is null or s.category = search_products.category)
      and (wanted is null or s.document @@ wanted)
  ), alike as (
    select
      f.id, f.facets, f.swatches, counted.hits,
      case when cardinality(chosen) = 0 then '{}' else array(
        select unnest(chosen)
        except
        select split_part(entry, ':', 1) from unnest(f.facets) entry where entry = any(filters)
      ) end as unmet
    from (select facet_set, count(*) as hits from hits group by facet_set) counted
    join private.facet_sets f on f.id = counted.facet_set
  ), counted as (
    select
      split_part(entry, ':', 1) as facet,
      substr(entry, strpos(entry, ':') + 1) as value,
      sum(hits) as hits,
      min(swatch) as swatch,
      entry = any(filters) as selected
    from (
      -- A facet's own filters do not narrow it.
      select e.entry, sum(alike.hits) as hits, min(e.swatch) as swatch
      from alike cross join unnest(alike.facets, alike.swatches) as e (entry, swatch)
      where unmet = '{}'
        or (cardinality(unmet) = 1 and starts_with(e.entry, unmet[1] || ':'))
      group by e.entry
      union all
      select distinct f, 0, null from unnest(filters) f
    ) entries
    group by entry
  ), facets as (
    select
      facet,
      jsonb_agg(
        jsonb_build_object('value', value, 'count', hits, 'swatch', swatch, 'selected', selected)
        order by
          case when facet = 'price' then array_position(
            array['under-30', '30-60', '60-100', 'over-100'], value) end,
          hits desc, value collate "C"
      ) as choices
    from counted
    group by facet
  ), found as (
    select
      coalesce(sum(hits), 0) as total,
      greatest(1, ceil(coalesce(sum(hits), 0) / size))::integer as pages
    from alike where unmet = '{}'
  ), shown as (
    select found.*, least(greatest(search_products.page, 1), found.pages) as page from found
  ), paged as (
    select hits.product_id, row_number() over () as n
    from (
      select hits.product_id
      from hits
      where hits.facet_set in (select alike.id from alike where unmet = '{}')
      order by
        case when sort = 'newest' then hits.published_at end desc,
        case when sort = 'price-asc' then hits.price_cents end,
        case when sort = 'price-desc' then hits.price_cents end desc,
        hits.score desc, hits.rank, hits.handle
      limit size offset (select (shown.page - 1) * size from shown)
    ) hits
  )
  select jsonb_build_object(
    'total', shown.total,
    'page', shown.page,
    'pages', shown.pages,
    'products', (
      select coalesce(jsonb_agg(private.product_summary(product_id) order by n), '[]') from paged
    ),
    'facets', (
      select coalesce(jsonb_agg(jsonb_build_object('name', facet, 'values', choices) order by n), '[]')
      from facets
      join unnest(array['category', 'price', 'colour', 'size', 'scent', 'stone'])
        with ordinality as t (name, n) on t.name = facet
      where facet <> 'category' or search_products.category is null
    )
  ) into answer from shown;
  return answer;
end
$$;

grant execute on function
  private.near_words, private.read_token, private.score, private.product_summary,
  public.search_products
  to anon, authenticated, service_role;

comment on function public.search_products is
  'One page (at most 100) of a category, the shop or a search as Listing of src/model/search/listing.ts. '
  'Filters are facet:value; sort is featured, newest, price-asc, price-desc or relevance.';
