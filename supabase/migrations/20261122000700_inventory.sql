-- Apart from variants, so that a sale writes one narrow row and rewrites no index but this one.
create table public.inventory (
  variant_id uuid primary key references public.variants (id) on delete cascade,
  stock integer not null default 0 check (stock >= 0)
);

alter table public.inventory enable row level security;

create policy "stock of published products is read by anyone" on public.inventory
  for select to anon, authenticated
  using (exists (select from public.variants where variants.id = inventory.variant_id));

grant select on public.inventory to anon, authenticated;
grant select, insert, update, delete on public.inventory to service_role;
-- insert, update and delete are not granted to anon or authenticated: stock moves by orders alone.

comment on table public.inventory is 'Units on hand of a variant; without a row there are none.';
