-- Seconds until the next try: 10, 40, 160 … at most 6 hours, so that eight tries reach over a long outage and
-- end within the 24 hours for which the provider knows an idempotency key. Jitter: what failed together
-- does not come back together.
create function private.mail_backoff(tries integer) returns interval
language sql volatile set search_path = ''
return least(21600, 10 * 4 ^ least(tries - 1, 10)) * (0.5 + random() / 2) * interval '1 second';

create function private.end_mail(mail_id uuid, ending text, provider_id text, fault text)
returns void
language sql volatile set search_path = ''
begin atomic
  update private.mails m set status = ending, ended_at = now(), last_fault = fault,
    provider_id = end_mail.provider_id
  where m.id = mail_id;
end;

create function public.claim_mails(max integer) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  claimed jsonb;
begin
  delete from private.mails m where m.id in (
    select o.id from private.mails o
    where o.status = 'sent' and o.ended_at < now() - interval '90 days'
    order by o.ended_at limit 100 for update skip locked
  );
  -- Its eighth claim ended without a word: whoever held it has died each time.
  perform private.end_mail(lost.id, 'dead', null, coalesce(lost.last_fault, 'never answered'))
  from (
    select m.id, m.last_fault from private.mails m
    where m.status = 'waiting' and m.due_at <= now() and m.tries >= 8
    for update skip locked
  ) lost;
  with due as (
    select m.id from private.mails m
    where m.status = 'waiting' and m.due_at <= now()
    order by m.due_at, m.id
    limit least(greatest(claim_mails.max, 0), 50)
    for update skip locked
  ), leased as (
    update private.mails m
    set tries = m.tries + 1, due_at = clock_timestamp() + interval '1 minute'
    from due where m.id = due.id
    returning m.*
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', l.id, 'kind', l.kind, 'recipient', l.recipient, 'payload', l.payload, 'claim', l.tries
  ) order by l.created_at, l.id), '[]') into claimed from leased l;
  return claimed;
end
$$;

create function public.finish_mail(mail_id uuid, result jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  mail private.mails;
  fault text := left(result ->> 'reason', 500);
  pause interval;
begin
  select * into mail from private.mails m where m.id = mail_id for update;
  -- Sent is sent, however late it is told; a failure counts for the claim it belongs to alone.
  if mail.id is null or mail.status = 'sent' or (
    result ->> 'kind' <> 'sent'
    and (mail.status <> 'waiting' or mail.tries is distinct from (result ->> 'claim')::integer)
  ) then
    return jsonb_build_object('kind', 'ignored', 'status', mail.status);
  end if;
  if result ->> 'kind' = 'sent' then
    perform private.end_mail(mail_id, 'sent', result ->> 'providerId', null);
    return jsonb_build_object('kind', 'ok', 'status', 'sent');
  end if;
  if result ->> 'kind' = 'failed' or mail.tries >= 8 then
    perform private.end_mail(mail_id, 'dead', null, fault);
    return jsonb_build_object('kind', 'ok', 'status', 'dead');
  end if;
  pause := greatest(
    private.mail_backoff(mail.tries),
    least(coalesce((result ->> 'retryAfterSeconds')::numeric, 0), 86400) * interval '1 second'
  );
  update private.mails m set due_at = clock_timestamp() + pause, last_fault = fault
  where m.id = mail_id;
  return jsonb_build_object('kind', 'ok', 'status', 'waiting');
end
$$;

create function public.list_dead_mails() returns jsonb
language sql stable security definer set search_path = ''
return (
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', m.id, 'kind', m.kind, 'tries', m.tries, 'fault', m.last_fault, 'endedAt', m.ended_at
  ) order by m.ended_at desc), '[]')
  from private.mails m where m.status = 'dead'
);

create function public.retry_mail(mail_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  update private.mails m
  set status = 'waiting', ended_at = null, tries = 0, due_at = now()
  where m.id = mail_id and m.status = 'dead';
  perform pg_notify('mails', '');
end
$$;

grant execute on function public.claim_mails, public.finish_mail, public.list_dead_mails,
  public.retry_mail to service_role;
-- execute is not granted to anon or authenticated: mails hold the addresses of customers.

comment on function public.claim_mails is
  'Leases up to max mails (at most 50) for a minute: [{id, kind, recipient, payload, claim}]. Two callers '
  'never hold the same one. After eight claims a mail is dead.';
comment on function public.finish_mail is
  'Tells how sending went: {kind: sent, providerId}, {kind: retry, claim, reason, retryAfterSeconds?} or '
  '{kind: failed, claim, reason}. Answers {kind, status}.';
comment on function public.list_dead_mails is 'Mails given up, newest first, without addresses.';
comment on function public.retry_mail is 'Sends a dead mail after all; its fault should be gone.';
