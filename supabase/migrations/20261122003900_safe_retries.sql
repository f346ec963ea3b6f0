-- A call whose answer was lost is made again: an address that comes with an id is kept under it, once.
create or replace function private.save_address(address jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  owner uuid := auth.uid();
  given public.addresses;
  kept public.addresses;
begin
  if owner is null then
    perform private.refuse('401', 'not_signed_in', 'Only an account keeps addresses here.');
  end if;
  if jsonb_typeof(address) is distinct from 'object' or pg_column_size(address) > 10000 then
    perform private.refuse('400', 'malformed', 'address must be a small object.');
  end if;
  perform private.lock_addresses(owner);
  begin
    given := jsonb_populate_record(null::public.addresses, address);
    given.id := coalesce(given.id, gen_random_uuid());
    if not exists (select from public.addresses a where a.id = given.id)
      and (select count(*) from public.addresses a where a.user_id = owner) >= 20 then
      perform private.refuse('400', 'too_many_addresses', 'At most 20 addresses are kept.');
    end if;
    given.is_default := coalesce(given.is_default, false) or not exists (
      select from public.addresses a where a.user_id = owner and a.is_default and a.id <> given.id
    );
    if given.is_default then
      update public.addresses a set is_default = false
      where a.user_id = owner and a.is_default and a.id <> given.id;
    end if;
    insert into public.addresses as a
      (id, user_id, name, company, line1, line2, city, region, postal_code, country, phone, is_default)
    values (given.id, owner, given.name, coalesce(given.company, ''), given.line1,
      coalesce(given.line2, ''), given.city, coalesce(given.region, ''),
      coalesce(given.postal_code, ''), coalesce(given.country, 'CA'), coalesce(given.phone, ''),
      given.is_default)
    on conflict (id) do update set
      name = excluded.name, company = excluded.company, line1 = excluded.line1,
      line2 = excluded.line2, city = excluded.city, region = excluded.region,
      postal_code = excluded.postal_code, country = excluded.country, phone = excluded.phone,
      is_default = excluded.is_default
      where a.user_id = owner
    returning * into kept;
  exception
    when check_violation or not_null_violation or invalid_text_representation then
      perform private.refuse('400', 'malformed', sqlerrm);
    when foreign_key_violation then
      perform private.refuse('401', 'not_signed_in', 'This account does not exist any more.');
  end;
  if kept.id is null then
    perform private.refuse('404', 'unknown_address', 'You keep no address of this id.');
  end if;
  return to_jsonb(kept) - 'user_id';
end
$$;

comment on function public.save_address is
  'Keeps an address of the caller under its id, under a new one where it has none, and gives it as it '
  'stands. The first one is the default; a new default takes the place of the old.';
