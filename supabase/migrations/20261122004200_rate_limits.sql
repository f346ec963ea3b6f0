-- Rate limits, one for all instances of all functions. A bucket holds `capacity` tokens and fills up once in
-- `perSeconds`. It is kept as the moment at which it will be full again (GCRA, ITU-T I.371): one column, nothing to
-- refill, and a bucket whose moment has passed is as good as none.
-- Unlogged: after a crash everyone may start anew, and no call waits for the disk.
create unlogged table private.token_buckets (
  key bytea primary key,
  full_at timestamptz not null
);

-- Buckets that are full again are forgotten.
create index token_buckets_full on private.token_buckets (full_at);

alter table private.token_buckets enable row level security;

-- No policy, and nothing is granted: take_tokens alone reads and writes it.

comment on table private.token_buckets is 'How much of an allowance is used up.';
comment on column private.token_buckets.key is
  'SHA-256 of what is limited, such as an action and an address: no address is kept.';
comment on column private.token_buckets.full_at is 'When the bucket is full again.';

create function private.take_tokens(limits jsonb) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  wanted record;
  held timestamptz;
  at timestamptz;
  seconds_to_wait double precision := 0;
begin
  if jsonb_typeof(limits) is distinct from 'array' or jsonb_array_length(limits) = 0 then
    return 0;
  end if;
  -- In the order of keys, so that no two calls wait for each other.
  insert into private.token_buckets as b (key, full_at)
  select distinct sha256(convert_to(l.value ->> 'key', 'UTF8')) as key, clock_timestamp()
  from jsonb_array_elements(limits) l order by key
  on conflict (key) do update set full_at = greatest(b.full_at, clock_timestamp());
  at := clock_timestamp();
  for wanted in
    select sha256(convert_to(l.value ->> 'key', 'UTF8')) as key,
      (l.value ->> 'capacity')::double precision as capacity,
      (l.value ->> 'perSeconds')::double precision as per_seconds
    from jsonb_array_elements(limits) l
  loop
    select b.full_at into held from private.token_buckets b where b.key = wanted.key;
    seconds_to_wait := greatest(
      seconds_to_wait,
      extract(epoch from held - at) + wanted.per_seconds / wanted.capacity - wanted.per_seconds
    );
  end loop;
  -- A thousandth of a second of rounding is no reason to send anybody away.
  if seconds_to_wait > 0.001 then
    return ceil(seconds_to_wait)::integer;
  end if;
  update private.token_buckets b set full_at = b.full_at + make_interval(secs => l.per_token)
  from (
    select sha256(convert_to(e.value ->> 'key', 'UTF8')) as key,
      sum((e.value ->> 'perSeconds')::double precision / (e.value ->> 'capacity')::double precision)
        as per_token
    from jsonb_array_elements(limits) e group by 1
  ) l
  where b.key = l.key;
  if random() < 0.002 then
    perform private.forget_tokens();
  end if;
  return 0;
end
$$;

create function private.forget_tokens() returns void
language sql volatile security definer set search_path = '' as $$
  delete from private.token_buckets b
  where b.key in (
    select o.key from private.token_buckets o where o.full_at < clock_timestamp() - interval '1 minute'
    limit 5000 for update skip locked
  )
$$;

create function public.take_tokens(limits jsonb) returns integer
language sql volatile set search_path = ''
return private.take_tokens(limits);

grant execute on function private.take_tokens, public.take_tokens to service_role;
-- execute of forget_tokens is granted to nobody: take_tokens calls it now and then, and a schedule may.

comment on function private.take_tokens is
  'Takes a token from each bucket ([{ key, capacity, perSeconds }]) and gives 0, or takes none and gives the seconds '
  'to wait. It is part of the transaction it is called in: what is rolled back was not counted.';
comment on function private.forget_tokens is 'Forgets buckets that are full.';
comment on function public.take_tokens is 'private.take_tokens for the functions; see there.';
