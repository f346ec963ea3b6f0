-- A table emptied by `truncate` fires no trigger for rows, so copies of the catalogue would keep what is gone.
-- Here every handle that was ever on sale is looked at anew; `truncate` is rare, and locks the table anyway.
create function private.note_truncate() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_table_name = 'categories' then
    update private.catalog_feed set categories_version = private.current_version();
  elsif tg_table_name = 'inventory' then
    update private.catalog_versions set version = private.current_version();
  else
    perform private.touch_handles(array(select handle from private.catalog_versions));
    perform private.list_products(array(select product_id from private.product_search));
  end if;
  return null;
end
$$;

comment on function private.note_truncate is
  'Gives all that was on sale the current version when one of its tables is emptied.';

do $$
declare
  watched text;
begin
  foreach watched in array array[
    'products', 'product_options', 'variants', 'product_images', 'inventory', 'categories'
  ] loop
    execute format(
      'create trigger note_truncate after truncate on public.%I '
      'for each statement execute function private.note_truncate()', watched);
  end loop;
end
$$;
