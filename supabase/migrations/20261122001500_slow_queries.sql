create function public.get_slow_queries(threshold_ms double precision default 100)
returns table (
  query text,
  calls bigint,
  mean_ms double precision,
  max_ms double precision,
  total_ms double precision,
  rows_returned bigint
)
-- The owner may read every role's statements, the caller need not.
language plpgsql stable security definer set search_path = '' as $$
declare
  home text;
begin
  select e.extnamespace::regnamespace::text into home
  from pg_catalog.pg_extension e where e.extname = 'pg_stat_statements';
  if home is null then
    return;
  end if;
  return query execute format(
    'select query, calls, mean_exec_time, max_exec_time, total_exec_time, rows
     from %s.pg_stat_statements
     where mean_exec_time >= $1 and dbid = (
       select oid from pg_catalog.pg_database where datname = current_database()
     )
     order by total_exec_time desc
     limit 100', home) using threshold_ms;
end
$$;

grant execute on function public.get_slow_queries to service_role;
-- anon and authenticated may not execute it: statements tell of the shop's inside.

comment on function public.get_slow_queries is
  'Statements of this database whose mean time is at least threshold_ms, the costliest first; none where '
  'the extension pg_stat_statements is not installed.';
