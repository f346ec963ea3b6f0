-- What carriers answered, for all instances of the functions: an hour as it is, a week when a carrier is down.
create table private.carrier_rates (
  carrier text not null check (carrier in ('ups', 'canada-post')),
  key text not null check (length(key) = 64),
  rates jsonb not null check (jsonb_typeof(rates) = 'array'),
  asked_at timestamptz not null default now(),
  primary key (carrier, key)
);

-- What is forgotten.
create index carrier_rates_age on private.carrier_rates (asked_at);

alter table private.carrier_rates enable row level security;
-- No policy, and nothing is granted to anyone: the functions below run as their owner.

comment on table private.carrier_rates is 'Answers of carriers by question.';
comment on column private.carrier_rates.key is
  'SHA-256 of origin, destination''s postal code and parcels: no name, no street.';
comment on column private.carrier_rates.rates is 'CarrierRate[] of the functions'' ports.';

-- The breaker. A carrier that failed five times in a row is left alone for half a minute; then one call
-- alone asks it, and each failure of such a call doubles the pause, up to five minutes.
create table private.carrier_health (
  carrier text primary key check (carrier in ('ups', 'canada-post')),
  failures integer not null default 0 check (failures >= 0),
  open_until timestamptz not null default '-infinity',
  probe_until timestamptz not null default '-infinity'
);

insert into private.carrier_health (carrier) values ('ups'), ('canada-post');

alter table private.carrier_health enable row level security;
-- No policy, and nothing is granted to anyone: the functions below run as their owner.

comment on table private.carrier_health is 'Which carriers answer.';
comment on column private.carrier_health.failures is 'In a row; five and more: asked no longer.';
comment on column private.carrier_health.probe_until is 'Until then somebody is trying.';

create function private.may_ask_carrier(wanted text) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  -- Nearly always; read without a lock, so that nobody waits for anybody.
  if exists (
    select from private.carrier_health h where h.carrier = wanted and h.failures < 5
  ) then
    return true;
  end if;
  -- Longer than the 2.5 s a carrier has to answer.
  update private.carrier_health h set probe_until = now() + interval '5 seconds'
  where h.carrier = wanted and h.open_until <= now() and h.probe_until <= now();
  return found;
end
$$;

comment on function private.may_ask_carrier is
  'False while the carrier is left alone. Of many that ask when the pause is over, one hears true.';

create function private.note_carrier(wanted text, has_answered boolean) returns void
language sql volatile security definer set search_path = ''
begin atomic
  update private.carrier_health h
  set failures = 0, open_until = '-infinity', probe_until = '-infinity'
  where has_answered and h.carrier = wanted and h.failures > 0;
  -- Calls that were under way when the pause began are no news.
  update private.carrier_health h
  set failures = h.failures + 1,
    probe_until = '-infinity',
    open_until = case when h.failures < 4 then '-infinity'
      else now() + least(30 * power(2, least(h.failures, 20) - 4), 300) * interval '1 second' end
  where not has_answered and h.carrier = wanted and h.open_until <= now();
end;

create function private.find_carrier_rates(question_key text) returns jsonb
language sql volatile security definer set search_path = ''
return (
  select jsonb_object_agg(h.carrier, jsonb_build_object(
    'rates', r.rates,
    'isFresh', coalesce(r.asked_at > now() - interval '1 hour', false),
    'mayAsk', case when r.asked_at > now() - interval '1 hour' then false
      else private.may_ask_carrier(h.carrier) end
  ))
  from private.carrier_health h
  left join private.carrier_rates r
    on r.carrier = h.carrier and r.key = question_key and r.asked_at > now() - interval '7 days'
);

create function private.report_carriers(report jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  answer jsonb;
begin
  for answer in select a from jsonb_array_elements(report -> 'answers') a order by a ->> 'carrier' loop
    perform private.note_carrier(answer ->> 'carrier', answer ->> 'kind' <> 'unavailable');
    continue when answer ->> 'kind' <> 'ok';
    insert into private.carrier_rates as r (carrier, key, rates)
    values (answer ->> 'carrier', report ->> 'key', answer -> 'rates')
    on conflict (carrier, key) do update set rates = excluded.rates, asked_at = excluded.asked_at;
  end loop;
  -- A few with each call, so that nothing piles up and nobody waits.
  delete from private.carrier_rates d using (
    select r.carrier, r.key from private.carrier_rates r where r.asked_at < now() - interval '7 days'
    order by r.asked_at limit 20 for update skip locked
  ) old
  where d.carrier = old.carrier and d.key = old.key;
end
$$;

create function public.report_carriers(report jsonb) returns void
language sql volatile set search_path = ''
return private.report_carriers(report);

revoke execute on function private.may_ask_carrier, private.note_carrier, private.find_carrier_rates,
  private.report_carriers, public.report_carriers from public, anon, authenticated;
grant execute on function private.find_carrier_rates, private.report_carriers, public.report_carriers
  to service_role;
-- execute is not granted to anon or authenticated: get-rates calls these.

comment on function public.report_carriers is
  'Keeps what carriers answered, {key, answers: [{carrier, kind, rates}]}, and who did not. One call for '
  'the cache and the breaker, because both follow from one question.';
