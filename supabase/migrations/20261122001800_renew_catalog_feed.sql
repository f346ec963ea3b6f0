create function private.renew_catalog_feed() returns uuid
language plpgsql volatile set search_path = '' as $$
declare
  fresh uuid := gen_random_uuid();
begin
  -- Numbers of the cluster the backup came from mean nothing here, and may lie in its future.
  update private.catalog_versions set version = private.current_version(), first_version = 0;
  update private.catalog_feed set id = fresh, categories_version = private.current_version();
  return fresh;
end
$$;

comment on function private.renew_catalog_feed is
  'To be called once after a restore from a backup: begins a new history of the catalogue, which all copies '
  'then take whole. See docs/runbooks/restore.md. Nobody but the owner may execute it.';
comment on table private.catalog_feed is
  'Names the history the versions belong to. After a restore from a backup, whose transaction ids start '
  'again from an earlier point: select private.renew_catalog_feed().';
