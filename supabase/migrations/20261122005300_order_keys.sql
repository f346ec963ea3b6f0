-- The link in a guest's mail opens one order to whoever holds it: a message authentication code of the
-- order's id, so that there is no list of keys to lose.
create table private.order_secret (
  is_only boolean primary key default true check (is_only),
  inner_pad bytea not null check (length(inner_pad) = 64),
  outer_pad bytea not null check (length(outer_pad) = 64)
);

alter table private.order_secret enable row level security;
-- Granted to nobody: private.order_key() alone reads it.

comment on table private.order_secret is
  'The secret of the orders'' links, as the two pads of HMAC (RFC 2104) make it. Whoever replaces it makes '
  'every link that was mailed useless.';

insert into private.order_secret (inner_pad, outer_pad)
select
  decode(string_agg(lpad(to_hex(get_byte(s.secret, i) # 54), 2, '0'), '' order by i), 'hex'),
  decode(string_agg(lpad(to_hex(get_byte(s.secret, i) # 92), 2, '0'), '' order by i), 'hex')
from (
  -- 64 bytes from strong random uuids; pgcrypto lies elsewhere on some projects.
  select sha256(a.bytes || '\x01') || sha256(a.bytes || '\x02') as secret
  from (
    select string_agg(uuid_send(gen_random_uuid()), '') as bytes from generate_series(1, 4)
  ) a
) s, generate_series(0, 63) i;

create function private.order_key(order_id uuid) returns text
language sql stable set search_path = ''
return (
  select encode(
    sha256(s.outer_pad || sha256(s.inner_pad || convert_to(order_id::text, 'UTF8'))), 'hex')
  from private.order_secret s
);

comment on function private.order_key is 'HMAC-SHA256 of the order''s id in hex. Executed by the owner alone.';

create function private.opens_order(topic text) returns boolean
language sql stable security definer set search_path = ''
return case
  when topic ~ '^order:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9a-f]{64}$'
    then private.order_key(split_part(topic, ':', 2)::uuid) = split_part(topic, ':', 3)
  else false
end;

grant execute on function private.opens_order to anon, authenticated;

comment on function private.opens_order is 'Whether a topic is order:<id>:<key> with the right key.';

create policy "orders are listened to by who holds their key" on realtime.messages
  for select to anon, authenticated
  using (extension = 'broadcast' and (select private.opens_order((select realtime.topic()))));

create function private.nudge_order() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.tell(
    concat_ws(':', 'order', new.id, private.order_key(new.id)), 'order',
    jsonb_build_object('status', new.status));
  return null;
end
$$;

create trigger nudge_update after update on public.orders
  for each row when (old.status is distinct from new.status)
  execute function private.nudge_order();

comment on function private.nudge_order is
  'Broadcasts {status} on order:<id>:<key> when it changes; what else is new, the page asks for.';
