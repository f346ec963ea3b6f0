-- What a migration does not grant stays closed. Projects made before this became Supabase's default give
-- the API roles everything in `public`, and Postgres lets everyone execute every function.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke all on functions from anon, authenticated;
alter default privileges revoke execute on functions from public;

-- Tables and functions that serve the API without being part of it: PostgREST exposes only `public`.
create schema private;

grant usage on schema private to anon, authenticated, service_role;

comment on schema private is
  'Behind the API: projections kept by triggers and the functions that read them.';
