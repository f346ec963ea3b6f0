-- A table and functions that show what the gateway makes of types, errors, grants and policies.
create table public.things (
  id bigint generated always as identity primary key,
  owner uuid default auth.uid() references auth.users on delete cascade,
  body jsonb,
  price numeric(10, 2) default 1.50 constraint price_not_negative check (price >= 0),
  tags text[],
  code text unique,
  secret text default 'hidden',
  made_at timestamptz default '2026-11-22 15:00:00+00'
);
alter table public.things enable row level security;
create policy everybody_reads on public.things for select to anon, authenticated using (true);
create policy owner_inserts on public.things for insert to authenticated
  with check (owner = (select auth.uid()));
create policy owner_updates on public.things for update to authenticated
  using (owner = (select auth.uid()));
revoke all on public.things from anon, authenticated;
grant select (id, owner, body, price, tags, code, made_at) on public.things to anon, authenticated;
grant insert, update on public.things to authenticated;

create function public.echo(body jsonb, words text[] default '{}') returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('body', body, 'type', jsonb_typeof(body), 'words', words)
$$;

create function public.who_asks() returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'role', current_user, 'uid', auth.uid(), 'claims', auth.jwt(),
    'timeout', current_setting('statement_timeout')
  )
$$;

create function public.half() returns numeric language sql stable set search_path = '' as $$
  select 12.50
$$;

create function public.fail(code text) returns void language plpgsql set search_path = '' as $$
begin
  raise exception 'No %', code using errcode = code, hint = 'Try less', detail = 'Some detail';
end
$$;

create function public.write() returns void language plpgsql set search_path = '' as $$
begin
  insert into public.things default values;
end
$$;
