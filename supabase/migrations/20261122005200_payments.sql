create table private.payment_attempts (
  id uuid primary key default gen_random_uuid(),
  order_id uuid not null references public.orders (id) on delete restrict,
  idempotency_key uuid unique,
  request_digest text not null,
  cart_key text not null,
  contents_digest text not null,
  provider text not null check (provider in ('stripe', 'paypal')),
  status text not null default 'creating'
    check (status in ('creating', 'open', 'paid', 'failed', 'expired')),
  amount_cents bigint not null check (amount_cents >= 0),
  currency text not null,
  totals jsonb not null,
  provider_ref text,
  redirect_url text,
  page_ends_at timestamptz,
  payment_ref text,
  paid_cents bigint,
  paid_currency text,
  refunded_cents bigint not null default 0 check (refunded_cents >= 0),
  dispute text check (dispute in ('open', 'won', 'lost')),
  fault text,
  created_at timestamptz not null default now(),
  lease_ends_at timestamptz not null default now() + interval '35 minutes',
  settled_at timestamptz,
  looks integer not null default 0,
  next_look_at timestamptz default now() + interval '10 minutes',
  unique (provider, provider_ref),
  check ((status = 'paid') = (paid_cents is not null))
);

-- What waits for the attempts of an order, and its foreign key.
create index payment_attempts_order on private.payment_attempts (order_id);
-- settle_payment(): events that name the payment alone.
create index payment_attempts_payment on private.payment_attempts (provider, payment_ref);
-- claim_unsettled(): whom to ask about next.
create index payment_attempts_looks on private.payment_attempts (next_look_at)
where status in ('open', 'expired', 'failed') and next_look_at is not null;

create table private.payment_events (
  provider text not null check (provider in ('stripe', 'paypal')),
  event_id text not null,
  news jsonb not null,
  attempt_id uuid references private.payment_attempts (id) on delete restrict,
  received_at timestamptz not null default now(),
  primary key (provider, event_id)
);

create index payment_events_attempt on private.payment_events (attempt_id);
-- What was told of a payment before the payment itself was known.
create index payment_events_ref on private.payment_events (provider, (news ->> 'ref'))
  where attempt_id is null;
create index payment_events_payment on private.payment_events (provider, (news ->> 'paymentRef'))
  where attempt_id is null;

create table private.refunds (
  id uuid primary key default gen_random_uuid(),
  order_id uuid not null references public.orders (id) on delete restrict,
  attempt_id uuid not null references private.payment_attempts (id) on delete restrict,
  amount_cents bigint not null check (amount_cents > 0),
  refunded_before bigint not null default 0,
  reason text not null check (reason in ('sold_out', 'paid_twice', 'merchant')),
  status text not null default 'due' check (status in ('due', 'done', 'failed')),
  refund_ref text,
  fault text,
  tries integer not null default 0,
  next_try_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  ended_at timestamptz
);

create index refunds_order on private.refunds (order_id);
create index refunds_attempt on private.refunds (attempt_id);
-- A payment is given back by itself once.
create unique index refunds_automatic on private.refunds (attempt_id) where reason <> 'merchant';
-- claim_unsettled(): what is due.
create index refunds_due on private.refunds (next_try_at) where status = 'due';

alter table private.payment_attempts enable row level security;
alter table private.payment_events enable row level security;
alter table private.refunds enable row level security;
grant select on private.payment_attempts, private.payment_events, private.refunds to service_role;
-- Nobody else reads these, and nobody writes them: the functions below run as their owner.

comment on table private.payment_attempts is
  'Attempts to pay for an order, each a page of a provider. Creating and open ones are alive: they may '
  'still be paid, so their order keeps its stock.';
comment on column private.payment_attempts.idempotency_key is
  'The shopper''s; null once the same key may begin another attempt.';
comment on column private.payment_attempts.request_digest is 'The same key with another request is refused.';
comment on column private.payment_attempts.provider_ref is 'The page: Checkout session, PayPal order.';
comment on column private.payment_attempts.payment_ref is 'What refunds name: payment intent, capture.';
comment on column private.payment_attempts.lease_ends_at is
  'From then on its page is ended; the stock goes back when the provider says that it is dead.';
comment on column private.payment_attempts.next_look_at is 
  'When the reconciler asks the provider next; null once there is nothing left to hear.';
comment on table private.payment_events is
  'Webhooks, each once: the insert decides who settles it. Those of no attempt wait for theirs.';
comment on column private.refunds.refunded_before is
  'What had been given back when this was owed, by the shop or at the provider''s own desk.';
comment on table private.refunds is
  'Money to give back. A row is due until the provider has taken it; its id is the idempotency key.';
