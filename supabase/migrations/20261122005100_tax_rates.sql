create table public.tax_rates (
  country text not null check (country ~ '^[A-Z]{2}$'),
  region text not null check (region ~ '^[A-Z]{2}$'),
  name text not null check (name <> ''),
  starts_on date not null,
  ends_on date check (ends_on > starts_on),
  rate_ppm integer not null check (rate_ppm between 1 and 1000000),
  position integer not null default 1,
  primary key (country, region, name, starts_on)
);

alter table public.tax_rates enable row level security;
revoke all on public.tax_rates from anon, authenticated;
grant select, insert, update, delete on public.tax_rates to service_role;
-- Nothing is granted to anon or authenticated: taxes are quoted with the order.

comment on table public.tax_rates is
  'Sales taxes by where a parcel goes. A place without a row is not taxed: nothing sent abroad is.';
comment on column public.tax_rates.ends_on is 'The first day it is not charged any more; null: it stands.';
comment on column public.tax_rates.rate_ppm is 'Parts per million: 99750 is 9.975 %.';
comment on column public.tax_rates.position is 'Order on the bill.';

-- Canada Revenue Agency, "GST/HST calculator (and rates)"; Revenu Québec, "Basic rules for applying the
-- GST/HST and QST"; PST Bulletins of British Columbia, Saskatchewan and Manitoba. As of November 2026.
insert into public.tax_rates (country, region, name, starts_on, ends_on, rate_ppm, position)
select 'CA', region, 'GST', date '2008-01-01', null, 50000, 1
from unnest(array['AB', 'BC', 'MB', 'NT', 'NU', 'QC', 'SK', 'YT']) as region;

insert into public.tax_rates (country, region, name, starts_on, ends_on, rate_ppm, position) values
  ('CA', 'BC', 'PST', '2013-04-01', null, 70000, 2),
  ('CA', 'MB', 'PST', '2019-07-01', null, 70000, 2),
  ('CA', 'SK', 'PST', '2017-03-23', null, 60000, 2),
  ('CA', 'QC', 'QST', '2013-01-01', null, 99750, 2),
  ('CA', 'ON', 'HST', '2010-07-01', null, 130000, 1),
  ('CA', 'NB', 'HST', '2016-07-01', null, 150000, 1),
  ('CA', 'NL', 'HST', '2016-07-01', null, 150000, 1),
  ('CA', 'PE', 'HST', '2016-10-01', null, 150000, 1),
  ('CA', 'NS', 'HST', '2010-07-01', '2025-04-01', 150000, 1),
  ('CA', 'NS', 'HST', '2025-04-01', null, 140000, 1);

create function private.find_tax_rates(destination jsonb, at timestamptz) returns jsonb
language sql stable set search_path = ''
return (
  select coalesce(jsonb_agg(
    jsonb_build_object('name', t.name, 'ratePpm', t.rate_ppm) order by t.position, t.name
  ), '[]')
  from public.tax_rates t
  where t.country = upper(destination ->> 'country') and t.region = upper(destination ->> 'region')
    -- A day begins where the shop is.
    and t.starts_on <= (at at time zone 'America/Toronto')::date
    and (t.ends_on is null or t.ends_on > (at at time zone 'America/Toronto')::date)
);

comment on function private.find_tax_rates is '[{name, ratePpm}] of a destination; [] where none is due.';
