-- What was offered to a shopper: a rate is taken only as it was quoted, for what it was quoted, in time.
create table private.delivery_quotes (
  id uuid primary key default gen_random_uuid(),
  digest text not null check (length(digest) = 64),
  rates jsonb not null check (jsonb_typeof(rates) = 'array'),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  check (expires_at > created_at)
);

-- What is forgotten.
create index delivery_quotes_age on private.delivery_quotes (expires_at);

alter table private.delivery_quotes enable row level security;

-- No policy, and nothing is granted to anyone: the two functions below run as their owner.

comment on table private.delivery_quotes is
  'Delivery as it was offered, for an hour. Holds nobody''s address: the digest is one way.';
comment on column private.delivery_quotes.digest is 'Of the lines and the destination it was offered for.';
comment on column private.delivery_quotes.rates is 'DeliveryRate[] of the contract of the functions.';

-- Two ways to write one cart or one postal code are the same parcel: lines in any order, `m6j3h1`.
create function private.digest_quote(lines jsonb, destination jsonb) returns text
language sql immutable set search_path = ''
return (
  select encode(sha256(convert_to(concat_ws('|',
    upper(btrim(destination ->> 'country')),
    upper(btrim(coalesce(destination ->> 'region', ''))),
    regexp_replace(upper(coalesce(destination ->> 'postalCode', '')), '[^A-Z0-9]', '', 'g'),
    string_agg(wanted.variant || ':' || wanted.quantity, ',' order by wanted.variant collate "C")
  ), 'UTF8')), 'hex')
  from (
    select lower(line ->> 'variantId') as variant, sum((line ->> 'quantity')::integer) as quantity
    from jsonb_array_elements(lines) line
    group by 1
  ) wanted
);

comment on function private.digest_quote is
  'Names what is to be carried and where, as far as a carrier prices by it; SHA-256 in hex.';

create function private.find_quoted_rate(rate_id text, lines jsonb, destination jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  quote private.delivery_quotes;
  rate jsonb;
begin
  if rate_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.' then
    select q.* into quote from private.delivery_quotes q where q.id = left(rate_id, 36)::uuid;
  end if;
  select r into rate from jsonb_array_elements(quote.rates) r where r ->> 'id' = rate_id;
  return case
    when rate is null then jsonb_build_object('kind', 'refused', 'code', 'unknown_rate')
    when quote.digest is distinct from private.digest_quote(lines, destination)
      then jsonb_build_object('kind', 'refused', 'code', 'foreign_rate')
    when quote.expires_at <= now() then jsonb_build_object('kind', 'refused', 'code', 'expired_rate')
    else jsonb_build_object('kind', 'ok', 'rate', rate, 'cheapestCents', (
      select min((r ->> 'priceCents')::bigint) from jsonb_array_elements(quote.rates) r
    ))
  end;
end
$$;

comment on function private.find_quoted_rate is
  'The rate of this id if it was quoted for these lines and this destination and is still good: '
  '{"kind": "ok", "rate": DeliveryRate, "cheapestCents": of the same quote}, or refused as unknown_rate, '
  'foreign_rate or expired_rate.';

create function private.save_quote(quote jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  quote_id uuid := gen_random_uuid();
  -- Milliseconds, because the shopper's page compares it with its clock.
  ends timestamptz(3) := now() + interval '60 minutes';
  offered jsonb;
begin
  select jsonb_agg(rate || jsonb_build_object(
    'id', concat_ws('.', quote_id, rate ->> 'carrier', rate ->> 'serviceCode'),
    'expiresAt', private.iso_instant(ends)
  ) order by place) into offered
  from jsonb_array_elements(quote -> 'rates') with ordinality t (rate, place);
  insert into private.delivery_quotes (id, digest, rates, expires_at)
  values (quote_id, private.digest_quote(quote -> 'lines', quote -> 'destination'), offered, ends);
  -- A few with each call, so that nothing piles up and nobody waits. A week, so that whoever comes back
  -- late hears that the offer has ended, not that there never was one.
  delete from private.delivery_quotes where id in (
    select q.id from private.delivery_quotes q where q.expires_at < now() - interval '7 days'
    order by q.expires_at limit 20 for update skip locked
  );
  return jsonb_build_object('kind', 'ok', 'rates', offered);
end
$$;

create function public.save_quote(quote jsonb) returns jsonb
language sql volatile set search_path = ''
return private.save_quote(quote);

revoke execute on function private.digest_quote, private.find_quoted_rate, private.save_quote,
  public.save_quote from public, anon, authenticated;
grant execute on function private.find_quoted_rate, private.save_quote, public.save_quote
  to service_role;
-- execute is not granted to anon or authenticated: get-rates and checkout-session call these.

comment on function public.save_quote is
  'Keeps {lines, destination, rates} as offered: {"kind": "ok", "rates"} with their ids and their end.';
