-- A bare cluster made to look like a hosted Supabase project, so that what applies here applies there.
--
-- Run it as the cluster's superuser (`supabase_admin`) in database `postgres`; it may be run again at any
-- start. Passwords are no part of it: whoever starts the cluster sets them on `postgres` and
-- `authenticator`. Source: supabase/postgres, migrations/db/init-scripts, as found on a project of 2026.

-- Roles ---------------------------------------------------------------------------------------------

do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      -- Migrations run as this one. It is not a superuser on hosted projects, so it is none here.
      ('postgres', 'login createdb createrole replication bypassrls'),
      ('anon', 'nologin noinherit'),
      ('authenticated', 'nologin noinherit'),
      ('service_role', 'nologin noinherit bypassrls'),
      ('authenticator', 'login noinherit'),
      ('supabase_auth_admin', 'login noinherit createrole'),
      ('supabase_realtime_admin', 'nologin noinherit'),
      ('supabase_storage_admin', 'login noinherit createrole'),
      ('dashboard_user', 'nologin createdb createrole replication')
    ) as roles (name, attributes)
    where not exists (select from pg_catalog.pg_roles where rolname = name)
  loop
    execute format('create role %I %s', wanted.name, wanted.attributes);
  end loop;
end
$$;

grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role, authenticator to postgres with admin option;
grant supabase_realtime_admin, supabase_storage_admin to postgres;
grant pg_monitor, pg_read_all_data, pg_signal_backend, pg_checkpoint, pg_create_subscription to postgres;

-- PostgREST applies these when it switches role; other gateways should do the same.
alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';
alter role postgres set search_path = "$user", public, extensions;
alter role supabase_auth_admin set search_path = auth;

alter database postgres owner to postgres;
alter database postgres set "app.settings.jwt_exp" = '3600';

-- Schemas -------------------------------------------------------------------------------------------

create schema if not exists extensions authorization postgres;
create schema if not exists auth authorization supabase_auth_admin;
create schema if not exists realtime authorization supabase_admin;
create schema if not exists storage authorization supabase_admin;

grant usage on schema extensions, auth, realtime, storage
  to postgres, anon, authenticated, service_role;
grant usage on schema public to postgres, anon, authenticated, service_role;
grant usage, create on schema realtime to supabase_realtime_admin;

-- Hosted projects of before 2027 give the API roles everything in `public` by default. A migration that
-- means less has to revoke it, and a test here shows whether it did.
alter default privileges for role postgres in schema public
  grant all on tables to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on functions to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on sequences to postgres, anon, authenticated, service_role;

-- Extensions ----------------------------------------------------------------------------------------

-- `postgres` creates trusted extensions (pg_trgm, pgcrypto, unaccent …) by itself. These two are not
-- trusted by Postgres, yet hosted projects come with the first and allow the second.
do $$
declare
  extension text;
begin
  foreach extension in array array['pg_stat_statements', 'plpgsql_check'] loop
    if exists (select from pg_catalog.pg_available_extensions where name = extension) then
      execute format('create extension if not exists %I with schema extensions', extension);
    end if;
  end loop;
end
$$;

-- Who is asking: the claims of the request's token ---------------------------------------------------

create or replace function auth.uid() returns uuid language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid
$$;

create or replace function auth.role() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
  )
$$;

create or replace function auth.email() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.email', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
  )
$$;

create or replace function auth.jwt() returns jsonb language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')
  )::jsonb
$$;

alter function auth.uid() owner to supabase_auth_admin;
alter function auth.role() owner to supabase_auth_admin;
alter function auth.email() owner to supabase_auth_admin;
alter function auth.jwt() owner to supabase_auth_admin;

-- The gateway's schema cache -------------------------------------------------------------------------

-- Hosted projects tell PostgREST of every DDL; the local gateway listens to the same channel.
create or replace function extensions.pgrst_ddl_watch() returns event_trigger language plpgsql as $$
declare
  command record;
begin
  for command in select * from pg_event_trigger_ddl_commands() loop
    if command.schema_name is distinct from 'pg_temp' then
      notify pgrst, 'reload schema';
      return;
    end if;
  end loop;
end
$$;

do $$
begin
  if not exists (select from pg_catalog.pg_event_trigger where evtname = 'pgrst_ddl_watch') then
    create event trigger pgrst_ddl_watch on ddl_command_end
      execute function extensions.pgrst_ddl_watch();
  end if;
end
$$;
