-- The outbox: what is to be written to a customer is kept in the transaction it is about, and sent after it.
create table private.mails (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (
    kind in ('order-confirmation', 'order-shipped', 'order-refunded', 'order-attention')
  ),
  recipient text not null check (length(recipient) between 3 and 254),
  payload jsonb not null default '{}' check (jsonb_typeof(payload) = 'object'),
  dedupe_key text not null check (length(dedupe_key) between 1 and 200),
  status text not null default 'waiting' check (status in ('waiting', 'sent', 'dead')),
  tries integer not null default 0 check (tries >= 0),
  due_at timestamptz not null default now(),
  provider_id text,
  last_fault text,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  check ((status = 'waiting') = (ended_at is null))
);

create unique index mails_dedupe_key on private.mails (dedupe_key);
-- claim_mails() takes the longest due; the table keeps what was sent for a while.
create index mails_due on private.mails (due_at) where status = 'waiting';
create index mails_ended on private.mails (ended_at) where status = 'sent';

alter table private.mails enable row level security;

-- No policy and no grant: queue_mail(), claim_mails() and finish_mail() alone touch it.

comment on table private.mails is 'Mails to send, and those sent within the last 90 days.';
comment on column private.mails.payload is
  'What the letter is about, e.g. {orderId}; the words and figures are read when it is written.';
comment on column private.mails.dedupe_key is 'A second mail of the same key is not queued.';
comment on column private.mails.tries is 'Claims so far; the number of a claim tells it from a later one.';
comment on column private.mails.due_at is 'Not to be claimed before; while it is claimed, the end of the lease.';
comment on column private.mails.last_fault is 'Why it was not sent the last time: for people, without addresses.';

create function private.queue_mail(kind text, recipient text, payload jsonb, dedupe_key text)
returns void
language sql volatile set search_path = ''
begin atomic
  insert into private.mails (kind, recipient, payload, dedupe_key)
  values (queue_mail.kind, queue_mail.recipient, queue_mail.payload, queue_mail.dedupe_key)
  on conflict (dedupe_key) do nothing;
end;

-- execute is granted to nobody: functions of the owner queue mails.

comment on function private.queue_mail is
  'Queues a mail once for each dedupe_key, with the transaction it is called in.';

-- Who listens (the local stack) sends at once; the schedule finds what nobody heard of.
create function private.tell_mailer() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform pg_notify('mails', '');
  return null;
end
$$;

create trigger mails_queued after insert on private.mails
  for each statement execute function private.tell_mailer();
