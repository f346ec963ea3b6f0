-- Who may listen and speak on private topics, as the shop's own migrations say it.
create policy owners_listen on realtime.messages for select to authenticated
  using (realtime.topic() = 'room:' || (select auth.uid()));
create policy owners_speak on realtime.messages for insert to authenticated
  with check (realtime.topic() = 'room:' || (select auth.uid()));
create policy everybody_watches_stock on realtime.messages for select to anon, authenticated
  using (realtime.topic() like 'stock:%' and extension = 'broadcast');

-- Listening hangs on a claim, which the next token may lack.
create policy staff_listens on realtime.messages for select to authenticated
  using (realtime.topic() = 'staff' and (select auth.jwt()) ->> 'staff' = 'yes');

create policy broken on realtime.messages for select to authenticated
  using (realtime.topic() = 'broken' and 1 / (length(realtime.topic()) - 6) = 0);

create policy everybody_sees_the_lobby on realtime.messages for select to anon, authenticated
  using (realtime.topic() = 'lobby' and extension = 'presence');
create policy people_are_seen_in_the_lobby on realtime.messages for insert to authenticated
  with check (realtime.topic() = 'lobby' and extension = 'presence');
