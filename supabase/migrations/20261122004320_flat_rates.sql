-- The shop's own prices of delivery, for when no carrier answers and none has before: delivery never
-- blocks a sale. The merchant changes them with plain SQL.
create table private.flat_rates (
  zone text not null check (zone in ('ca-near', 'ca-far', 'ca-north', 'us', 'world')),
  service_code text not null check (service_code ~ '^[a-z]+$'),
  max_grams integer not null check (max_grams > 0),
  service_name text not null check (service_name <> ''),
  price_cents integer not null check (price_cents >= 0),
  min_days integer check (min_days >= 0),
  max_days integer check (max_days >= min_days),
  primary key (zone, service_code, max_grams)
);

alter table private.flat_rates enable row level security;

create policy "the merchant changes flat rates" on private.flat_rates
  for all to service_role using (true) with check (true);

grant select, insert, update, delete on private.flat_rates to service_role;
-- Nothing is granted to anon or authenticated: get-rates answers them.

comment on table private.flat_rates is 'What a parcel costs by zone and weight, where no carrier says.';
comment on column private.flat_rates.max_grams is
  'The price of parcels up to this weight, heavier than the next smaller one.';

insert into private.flat_rates
  (zone, service_code, max_grams, service_name, price_cents, min_days, max_days)
select zone, 'standard', grams, 'Standard delivery', price, soonest, latest
from (values
  ('ca-near', 1, 4, array[1100, 1300, 1600, 2200, 3200, 4500]),
  ('ca-far', 3, 8, array[1300, 1600, 2100, 3200, 5200, 7500]),
  ('ca-north', 5, 14, array[2000, 2600, 3600, 6200, 11000, 16000]),
  ('us', 4, 9, array[1600, 2100, 2900, 4800, 8200, 12500]),
  ('world', 7, 21, array[2600, 3900, 5900, 11500, 21000, 32000])
) zones (zone, soonest, latest, prices)
cross join unnest(array[500, 1000, 2000, 5000, 15000, 30000], prices) step (grams, price);

create function private.find_zone(country text, region text) returns text
language sql immutable set search_path = ''
return case
  when country = 'US' then 'us'
  when country <> 'CA' then 'world'
  when region in ('ON', 'QC') then 'ca-near'
  when region in ('NT', 'NU', 'YT') then 'ca-north'
  else 'ca-far'
end;

comment on function private.find_zone is 'The zone of the flat rates; parcels leave from Toronto.';

create function private.find_flat_rates(destination jsonb, parcel_grams jsonb) returns jsonb
language sql stable security definer set search_path = ''
return (
  with tops as (
    select f.service_code, max(f.max_grams) as grams
    from private.flat_rates f
    where f.zone = private.find_zone(destination ->> 'country', destination ->> 'region')
    group by f.service_code
  ), parcels as (
    -- What is heavier than the table knows travels as several of its heaviest.
    select t.service_code, step.max_grams, greatest(ceil(p.grams::numeric / t.grams), 1)::integer as count
    from jsonb_array_elements_text(parcel_grams) p (grams)
    cross join tops t
    cross join lateral (
      select f.max_grams from private.flat_rates f
      where f.zone = private.find_zone(destination ->> 'country', destination ->> 'region')
        and f.service_code = t.service_code and f.max_grams >= least(p.grams::numeric, t.grams)
      order by f.max_grams limit 1
    ) step
  ), priced as (
    select p.service_code, max(f.service_name) as name, sum(f.price_cents * p.count) as cents,
      max(f.min_days) as soonest, max(f.max_days) as latest
    from parcels p
    join private.flat_rates f on f.service_code = p.service_code and f.max_grams = p.max_grams
      and f.zone = private.find_zone(destination ->> 'country', destination ->> 'region')
    group by p.service_code
  )
  select coalesce(jsonb_agg(jsonb_build_object('serviceCode', p.service_code, 'serviceName', p.name,
    'priceCents', p.cents, 'minDays', p.soonest, 'maxDays', p.latest) order by p.cents), '[]')
  from priced p
);

comment on function private.find_flat_rates is
  'CarrierRate[] of the shop''s own table for parcels of these weights, all together; cheapest first.';

create function public.find_rates(question jsonb) returns jsonb
language sql volatile set search_path = ''
return jsonb_build_object(
  'kind', 'ok',
  'carriers', private.find_carrier_rates(question ->> 'key'),
  'flat', private.find_flat_rates(question -> 'destination', question -> 'parcelGrams')
);

revoke execute on function private.find_zone, private.find_flat_rates, public.find_rates
  from public, anon, authenticated;
grant execute on function private.find_zone, private.find_flat_rates, public.find_rates to service_role;
-- execute is not granted to anon or authenticated: get-rates calls these.

comment on function public.find_rates is
  'What is known of {key, destination, parcelGrams}: {"kind": "ok", "carriers": {"ups": {rates, isFresh, '
  'mayAsk}, …}, "flat": CarrierRate[]}. mayAsk promises to ask, and to tell report_carriers.';
