-- Each sign-in is a device; nobody is to be refused a cart for having signed in a thousand times.
alter table public.cart_devices add column heard_at timestamptz not null default now();

comment on column public.cart_devices.heard_at is
  'When operations of it were last counted, or it first came.';

create function private.note_device() returns trigger
language plpgsql volatile set search_path = '' as $$
begin
  new.heard_at := clock_timestamp();
  return new;
end
$$;

create trigger cart_devices_heard before update on public.cart_devices
  for each row execute function private.note_device();

create or replace function private.open_device(owner uuid, wanted uuid) returns public.cart_devices
language plpgsql volatile set search_path = '' as $$
declare
  found_device public.cart_devices;
begin
  select * into found_device
  from public.cart_devices d where d.user_id = owner and d.device = wanted;
  if not found then
    -- Under the lock of the cart, so that no two calls make room for one.
    delete from public.cart_devices d
    where d.user_id = owner and d.device in (
      select c.device from public.cart_devices c where c.user_id = owner
      order by c.heard_at desc, c.device offset 999
    );
    insert into public.cart_devices (user_id, device, last_seq, last_digest)
    values (owner, wanted, 0, '') returning * into found_device;
  end if;
  return found_device;
end
$$;
