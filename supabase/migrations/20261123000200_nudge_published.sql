-- What leaves the shop, or comes back, is told to pages that show it, as its stock and price are.
create function private.nudge_published() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.nudge_products(array(
    select n.id from new_rows n join old_rows o on o.id = n.id
    where o.is_published <> n.is_published
  ));
  return null;
end
$$;

create trigger nudge_update after update on public.products
  referencing old table as old_rows new table as new_rows
  for each statement execute function private.nudge_published();
