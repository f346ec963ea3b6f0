-- What the database says of itself on Realtime: broadcast from functions and triggers, because
-- postgres_changes reads once for every listener. Payloads are small; whoever misses one asks again.

create function private.tell(topic text, event text, payload jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  -- A restore into a plain Postgres has nobody to tell, and must sell all the same.
  if to_regprocedure('realtime.send(jsonb, text, text, boolean)') is not null then
    perform realtime.send(payload, event, topic, true);
  end if;
end
$$;

-- execute is granted to nobody: only functions of the owner speak.

comment on function private.tell is 'Broadcasts on a private topic when the transaction commits.';

-- Realtime joins a private topic for those who may select from its messages, and takes messages from those
-- who may insert. insert is given to nobody: clients listen, the database speaks.
create policy "shoppers listen to their own cart and wishlist" on realtime.messages
  for select to authenticated
  using (
    extension = 'broadcast'
    and (select realtime.topic()) in (
      'cart:' || (select auth.uid())::text, 'wishlist:' || (select auth.uid())::text
    )
  );

create policy "stock is listened to by anyone" on realtime.messages
  for select to anon, authenticated
  using (extension = 'broadcast' and (select realtime.topic()) ~ '^stock:[0-9a-f-]{36}$');
