-- The triggers run as the owner, because nobody else may write the projections. Each runs once for a
-- statement, so a load of a thousand products costs a handful of set operations.

create function private.note_products() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  handles text[];
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(handle), array_agg(id) into handles, ids from new_rows;
  elsif tg_op = 'DELETE' then
    select array_agg(handle), array_agg(id) into handles, ids from old_rows;
  else
    select array_agg(handle), array_agg(id) into handles, ids
    from (select handle, id from new_rows union select handle, id from old_rows) as changed;
  end if;
  perform private.touch_handles(handles);
  perform private.list_products(ids);
  return null;
end
$$;

create function private.note_parts() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    ids := array(select distinct product_id from new_rows);
  elsif tg_op = 'DELETE' then
    ids := array(select distinct product_id from old_rows);
  else
    ids := array(select product_id from new_rows union select product_id from old_rows);
  end if;
  perform private.touch_handles(array(select handle from public.products where id = any(ids)));
  -- Pictures are nothing one searches or filters by.
  if tg_table_name <> 'product_images' then
    perform private.list_products(ids);
  end if;
  return null;
end
$$;

create function private.note_inventory() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  variant_ids uuid[];
begin
  if tg_op = 'INSERT' then
    variant_ids := array(select variant_id from new_rows);
  elsif tg_op = 'DELETE' then
    variant_ids := array(select variant_id from old_rows);
  else
    variant_ids := array(select variant_id from new_rows union select variant_id from old_rows);
  end if;
  -- Stock decides neither what is on sale nor what is found, so a sale locks these rows and no others.
  with changed as (
    select versions.handle
    from private.catalog_versions versions
    where versions.handle in (
      select p.handle
      from public.variants v join public.products p on p.id = v.product_id
      where v.id = any(variant_ids)
    )
    order by versions.handle
    for update
  )
  update private.catalog_versions versions
  set version = private.current_version()
  from changed
  where versions.handle = changed.handle;
  return null;
end
$$;

create function private.note_categories() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update private.catalog_feed set categories_version = private.current_version();
  if tg_op = 'UPDATE' then
    -- The title of a category is a word of its products.
    perform private.list_products(array(
      select p.id from public.products p where p.category in (select handle from new_rows)
    ));
  end if;
  return null;
end
$$;

-- A trigger with transition tables names one event, hence three of each.
do $$
declare
  watched record;
begin
  for watched in
    select * from (values
      ('products', 'note_products'),
      ('product_options', 'note_parts'),
      ('variants', 'note_parts'),
      ('product_images', 'note_parts'),
      ('inventory', 'note_inventory'),
      ('categories', 'note_categories')
    ) as t (table_name, note)
  loop
    execute format(
      'create trigger note_insert after insert on public.%I referencing new table as new_rows '
      'for each statement execute function private.%I()', watched.table_name, watched.note);
    execute format(
      'create trigger note_update after update on public.%I '
      'referencing old table as old_rows new table as new_rows '
      'for each statement execute function private.%I()', watched.table_name, watched.note);
    execute format(
      'create trigger note_delete after delete on public.%I referencing old table as old_rows '
      'for each statement execute function private.%I()', watched.table_name, watched.note);
  end loop;
end
$$;
