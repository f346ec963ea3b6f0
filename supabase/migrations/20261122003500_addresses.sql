create table public.addresses (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  name text not null check (length(name) between 1 and 120),
  company text not null default '' check (length(company) <= 120),
  line1 text not null check (length(line1) between 1 and 200),
  line2 text not null default '' check (length(line2) <= 200),
  city text not null check (length(city) between 1 and 120),
  region text not null default '' check (length(region) <= 60),
  postal_code text not null default '' check (length(postal_code) <= 20),
  country text not null default 'CA' check (country ~ '^[A-Z]{2}$'),
  phone text not null default '' check (length(phone) <= 40),
  is_default boolean not null default false,
  created_at timestamptz not null default now()
);

-- The policy, and the deletion of an account.
create index addresses_user on public.addresses (user_id);
-- One default for each account, whatever two devices do at once.
create unique index addresses_one_default on public.addresses (user_id) where is_default;

alter table public.addresses enable row level security;

create policy "shoppers read their own addresses" on public.addresses
  for select to authenticated using (user_id = (select auth.uid()));

grant select on public.addresses to authenticated;
grant select on public.addresses to service_role;
-- insert, update and delete are not granted to anon or authenticated: save_address and remove_address
-- keep the one default.

comment on table public.addresses is 'Where an account has its orders sent.';
comment on column public.addresses.region is 'Province or state: a two-letter code in Canada and the US.';

-- Calls that choose a default of one account stand in a row.
create function private.lock_addresses(owner uuid) returns void
language sql volatile set search_path = ''
return (select pg_advisory_xact_lock(hashtextextended('addresses:' || owner::text, 0)));

create function private.save_address(address jsonb) returns jsonb
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
    given.is_default := coalesce(given.is_default, false) or not exists (
      select from public.addresses a
      where a.user_id = owner and a.is_default and a.id is distinct from given.id
    );
    if given.is_default then
      update public.addresses a set is_default = false
      where a.user_id = owner and a.is_default and a.id is distinct from given.id;
    end if;
    if given.id is null then
      if (select count(*) from public.addresses a where a.user_id = owner) >= 20 then
        perform private.refuse('400', 'too_many_addresses', 'At most 20 addresses are kept.');
      end if;
      insert into public.addresses as a
        (user_id, name, company, line1, line2, city, region, postal_code, country, phone, is_default)
      values (owner, given.name, coalesce(given.company, ''), given.line1, coalesce(given.line2, ''),
        given.city, coalesce(given.region, ''), coalesce(given.postal_code, ''),
        coalesce(given.country, 'CA'), coalesce(given.phone, ''), given.is_default)
      returning * into kept;
    else
      update public.addresses a set
        name = given.name, company = coalesce(given.company, ''), line1 = given.line1,
        line2 = coalesce(given.line2, ''), city = given.city, region = coalesce(given.region, ''),
        postal_code = coalesce(given.postal_code, ''), country = coalesce(given.country, 'CA'),
        phone = coalesce(given.phone, ''), is_default = given.is_default
      where a.id = given.id and a.user_id = owner
      returning * into kept;
    end if;
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

create function private.remove_address(address_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  owner uuid := auth.uid();
  was_default boolean;
begin
  perform private.lock_addresses(owner);
  delete from public.addresses a where a.id = address_id and a.user_id = owner
  returning a.is_default into was_default;
  if was_default then
    update public.addresses a set is_default = true
    where a.id = (
      select b.id from public.addresses b where b.user_id = owner order by b.created_at, b.id limit 1
    );
  end if;
end
$$;

create function public.save_address(address jsonb) returns jsonb
language sql volatile set search_path = ''
return private.save_address(address);

create function public.remove_address(address_id uuid) returns void
language sql volatile set search_path = ''
return private.remove_address(address_id);

grant execute on function private.save_address, public.save_address,
  private.remove_address, public.remove_address to authenticated;

comment on function public.save_address is
  'Keeps an address of the caller, a new one where it has no id, and gives it as it stands. The first one '
  'is the default; a new default takes the place of the old.';
comment on function public.remove_address is
  'Forgets an address of the caller; the oldest left becomes the default. An unknown id changes nothing.';
