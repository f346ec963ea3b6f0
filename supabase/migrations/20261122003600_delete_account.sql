-- The owner of the schema may delete from auth.users on hosted projects, too; sessions, cart, wishlist and
-- addresses go by their foreign keys. What must outlive an account, such as orders, refers to it with
-- `on delete set null`. Tokens that are still out find an account that does not exist.
create function private.delete_account() returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  owner uuid := auth.uid();
begin
  if owner is null then
    perform private.refuse('401', 'not_signed_in', 'There is no account to delete.');
  end if;
  delete from auth.users u where u.id = owner;
end
$$;

create function public.delete_account() returns void
language sql volatile set search_path = ''
return private.delete_account();

grant execute on function private.delete_account, public.delete_account to authenticated;

comment on function public.delete_account is
  'Deletes the caller''s account and all that is kept of it. For good.';
