-- Webhooks and their outbox. A message is written once for each event, in the transaction that moves the
-- webhook's place in the record, and stays until it is delivered or given up.
create schema delivery;
grant usage on schema delivery to countersign_oversight;

create table delivery.webhook (
  id text primary key,
  owner_org text not null,
  owner_kind text not null constraint owner_kind_is_known check (owner_kind in ('LAB', 'AUDITOR', 'REGULATOR')),
  url text not null,
  kinds text[] not null,
  told_up_to uuid not null,
  removed_at timestamptz
);
comment on column delivery.webhook.told_up_to is 'The position of the newest event that has a message.';

create table delivery.message (
  id text primary key,
  webhook text not null references delivery.webhook,
  owner_org text not null,
  position uuid not null,
  kind text not null,
  body text not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  delivered_at timestamptz,
  failure text,
  unique (webhook, position, kind)
);
comment on column delivery.message.next_attempt_at is 'When it is tried next; null once it is delivered or given up.';
comment on column delivery.message.failure is 'Why the last attempt failed, UPPER_SNAKE; null if it did not.';
create index message_to_send on delivery.message (next_attempt_at) where next_attempt_at is not null;

grant select, insert, update on delivery.webhook, delivery.message to countersign_oversight;
alter table delivery.webhook enable row level security;
alter table delivery.webhook force row level security;
alter table delivery.message enable row level security;
alter table delivery.message force row level security;
-- The courier itself, which belongs to no organisation that signs in, carries everybody's.
create policy own_or_carried on delivery.webhook to countersign_oversight
  using (owner_org = ledger.viewer_org() or (ledger.viewer_kind() = 'SERVICE' and ledger.viewer_org() = 'org_countersign'))
  with check (owner_org = ledger.viewer_org() or (ledger.viewer_kind() = 'SERVICE' and ledger.viewer_org() = 'org_countersign'));
create policy own_or_carried on delivery.message to countersign_oversight
  using (owner_org = ledger.viewer_org() or (ledger.viewer_kind() = 'SERVICE' and ledger.viewer_org() = 'org_countersign'))
  with check (owner_org = ledger.viewer_org() or (ledger.viewer_kind() = 'SERVICE' and ledger.viewer_org() = 'org_countersign'));
