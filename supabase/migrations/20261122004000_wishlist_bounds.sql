-- What was taken out again takes no place on a wishlist; of the rows it leaves there is a wider bound.
create or replace function private.judge_wishlist_operation(owner uuid, operation jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare
  wanted text := operation ->> 'product';
  fault text := private.judge_units(operation -> 'flips', 1, 1000000);
  is_saved boolean;
begin
  if fault is not null or wanted is null
    or wanted !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    return coalesce(fault, 'malformed');
  end if;
  select i.flips % 2 = 1 into is_saved
  from public.wishlist_items i where i.user_id = owner and i.product_id = wanted::uuid;
  if is_saved is null then
    if not exists (
      select from public.products p where p.id = wanted::uuid and p.is_published
    ) then
      return 'unknown_product';
    end if;
    if (select count(*) from public.wishlist_items i where i.user_id = owner) >= 2000 then
      return 'wishlist_full';
    end if;
  end if;
  if is_saved is not true and (operation ->> 'flips')::numeric % 2 = 1 and (
    select count(*) from public.wishlist_items i where i.user_id = owner and i.flips % 2 = 1
  ) >= 500 then
    return 'wishlist_full';
  end if;
  return null;
end
$$;
