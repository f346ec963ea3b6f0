-- What pages measured and what broke in them. Nobody's name, address or account is part of it.
create table private.vitals (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  release text not null check (length(release) between 1 and 40),
  route text not null check (length(route) between 1 and 80),
  connection text not null check (length(connection) <= 10),
  name text not null check (name in ('LCP', 'INP', 'CLS', 'FCP', 'TTFB')),
  value double precision not null check (value >= 0),
  weight real not null check (weight >= 1)
);

-- Read by time, and forgotten by time.
create index vitals_at on private.vitals (at);

create table private.client_errors (
  digest bytea primary key,
  release text not null,
  route text not null,
  message text not null check (length(message) <= 500),
  source text not null check (length(source) <= 500),
  count bigint not null default 1,
  first_at timestamptz not null default clock_timestamp(),
  last_at timestamptz not null default clock_timestamp()
);

create index client_errors_last on private.client_errors (last_at);

-- Unlogged: what a crash takes is a minute's count. In sixteen shares, so that beacons do not wait for each other.
create unlogged table private.beacon_minutes (
  minute timestamptz not null,
  share integer not null,
  lives double precision not null,
  primary key (minute, share)
);

create table private.metrics_settings (
  is_only boolean primary key default true check (is_only),
  most_a_minute integer not null default 60 check (most_a_minute > 0),
  highest_rate double precision not null default 1 check (highest_rate between 0.01 and 1),
  days_kept integer not null default 28 check (days_kept > 0)
);

insert into private.metrics_settings default values;

alter table private.vitals enable row level security;
alter table private.client_errors enable row level security;
alter table private.beacon_minutes enable row level security;
alter table private.metrics_settings enable row level security;

grant select on private.vitals, private.client_errors, private.metrics_settings to service_role;
grant update (most_a_minute, highest_rate, days_kept) on private.metrics_settings to service_role;
-- insert is granted to nobody: collect_metrics alone writes them.

comment on table private.vitals is 'Web vitals, a row each.';
comment on column private.vitals.at is 'When the beacon arrived.';
comment on column private.vitals.route is 'The template, such as /product/:handle.';
comment on column private.vitals.value is 'Milliseconds; CLS has no unit.';
comment on column private.vitals.weight is 'How many page lives it stands for.';
comment on table private.client_errors is 'Errors nobody caught, one row for all that are the same.';
comment on column private.client_errors.digest is 'SHA-256 of release, route, message and source.';
comment on table private.beacon_minutes is 'How many page lives ended in the last minutes, by what beacons say.';
comment on column private.beacon_minutes.lives is 'Those that sent, and those they stand for.';
comment on table private.metrics_settings is 'How much is measured. One row.';
comment on column private.metrics_settings.most_a_minute is
  'Beacons to be kept in a minute; where more page lives end, fewer of them are asked to send.';
comment on column private.metrics_settings.highest_rate is 'The sampling rate of a quiet hour.';

create function private.sampling_rate() returns double precision
language sql stable security definer set search_path = ''
return (
  select greatest(0.01, least(
    s.highest_rate,
    round((s.most_a_minute / greatest(1, (
      select max(m.lives) from (
        select sum(b.lives) as lives from private.beacon_minutes b
        where b.minute >= date_trunc('minute', clock_timestamp()) - interval '1 minute'
        group by b.minute
      ) m
    )))::numeric, 3)::double precision
  ))
  from private.metrics_settings s
);

create function private.count_life(sent_rate double precision) returns void
language sql volatile set search_path = '' as $$
  insert into private.beacon_minutes as b (minute, share, lives)
  values (date_trunc('minute', clock_timestamp()), floor(random() * 16)::integer, 1 / sent_rate)
  on conflict (minute, share) do update set lives = b.lives + excluded.lives
$$;

create function private.keep_vitals(batch jsonb, weight double precision) returns void
language sql volatile set search_path = '' as $$
  insert into private.vitals (release, route, connection, name, value, weight)
  select batch ->> 'release', batch ->> 'route', batch ->> 'connection', v.value ->> 'name',
    (v.value ->> 'value')::double precision, weight
  from jsonb_array_elements(batch -> 'vitals') v
$$;

-- A page that breaks for everybody is one row. Five thousand kinds of errors are no information any more.
create function private.keep_client_errors(batch jsonb) returns void
language sql volatile set search_path = '' as $$
  insert into private.client_errors as e (digest, release, route, message, source, count)
  select sha256(convert_to(jsonb_build_array(k.release, k.route, k.message, k.source)::text, 'UTF8')),
    k.release, k.route, k.message, k.source, k.count
  from (
    select batch ->> 'release' as release, batch ->> 'route' as route,
      v.value ->> 'message' as message, v.value ->> 'source' as source, count(*) as count
    from jsonb_array_elements(batch -> 'errors') v
    group by 1, 2, 3, 4 order by 3, 4
  ) k
  where (select count(*) from private.client_errors) < 5000
  on conflict (digest) do update set count = e.count + excluded.count, last_at = clock_timestamp()
$$;

create function private.forget_metrics() returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  oldest timestamptz := clock_timestamp()
    - (select s.days_kept from private.metrics_settings s) * interval '1 day';
begin
  delete from private.vitals v where v.id in (
    select o.id from private.vitals o where o.at < oldest limit 10000 for update skip locked
  );
  delete from private.client_errors e where e.digest in (
    select o.digest from private.client_errors o where o.last_at < oldest for update skip locked
  );
  delete from private.beacon_minutes b where (b.minute, b.share) in (
    select o.minute, o.share from private.beacon_minutes o
    where o.minute < clock_timestamp() - interval '10 minutes' for update skip locked
  );
end
$$;

create function public.collect_metrics(batch jsonb, limits jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  seconds integer := private.take_tokens(limits);
  -- Nobody stands for more than a hundred.
  sent_rate double precision :=
    least(1, greatest(0.01, coalesce((batch ->> 'samplingRate')::double precision, 1)));
  rate double precision := private.sampling_rate();
begin
  if seconds > 0 then
    return jsonb_build_object('kind', 'refused', 'code', 'too_many_requests',
      'details', jsonb_build_object('retryAfterSeconds', seconds));
  end if;
  perform private.count_life(sent_rate);
  -- Pages that have not heard of a lower rate yet are thinned here.
  if random() < rate / sent_rate then
    perform private.keep_vitals(batch, 1 / least(rate, sent_rate));
  end if;
  perform private.keep_client_errors(batch);
  if random() < 0.002 then
    perform private.forget_metrics();
  end if;
  return jsonb_build_object('kind', 'ok', 'samplingRate', rate);
end
$$;

create function public.read_vitals(hours integer default 24) returns table (
  release text, route text, connection text, name text, p75 double precision, lives bigint
)
language sql stable security definer set search_path = '' as $$
  select r.release, r.route, r.connection, r.name,
    min(r.value) filter (where r.below >= 0.75 * r.lives), max(r.lives)::bigint
  from (
    select v.*,
      sum(v.weight) over (part order by v.value, v.id) as below,
      sum(v.weight) over part as lives
    from private.vitals v
    where v.at > clock_timestamp() - make_interval(hours => hours)
    window part as (partition by v.release, v.route, v.connection, v.name)
  ) r
  group by 1, 2, 3, 4
  order by 2, 4, 3, 1
$$;

create function public.read_client_errors(hours integer default 24) returns table (
  release text, route text, message text, source text, count bigint,
  first_at timestamptz, last_at timestamptz
)
language sql stable security definer set search_path = '' as $$
  select e.release, e.route, e.message, e.source, e.count, e.first_at, e.last_at
  from private.client_errors e
  where e.last_at > clock_timestamp() - make_interval(hours => hours)
  order by e.count desc
  limit 500
$$;

grant execute on function public.collect_metrics, public.read_vitals, public.read_client_errors
  to service_role;
-- execute is not granted to anon or authenticated: collect-metrics judges what a page sends, and knows its address.

comment on function public.collect_metrics is
  'Keeps a beacon (MetricsBatch), or some of it, and tells the rate at which pages are to send from now on: '
  '{kind: ok, samplingRate}, or {kind: refused, code: too_many_requests, details: {retryAfterSeconds}}.';
comment on function private.sampling_rate is
  'The share of page lives to be sent: all of a quiet hour, fewer the more of them end in a minute.';
comment on function public.read_vitals is
  'The 75th percentile of each vital by release, route and connection, and of how many page lives it tells.';
comment on function public.read_client_errors is 'What broke in pages, the most frequent first.';
comment on function private.forget_metrics is 'Forgets what is older than the settings say.';
