-- The ledger: facts in the order of their commits, what the log is told of them, and who may see them.
create schema ledger;
create schema oversight;
grant usage on schema ledger to countersign_oversight, countersign_transparency, countersign_projections, sight_keeper;
grant usage on schema oversight to countersign_oversight, countersign_projections;

-- No owner_org: one row that says how this platform counts time and positions; it holds no fact.
create table ledger.platform_state (
  only_row boolean primary key default true constraint platform_state_is_one_row check (only_row),
  epoch integer not null default 1 constraint epoch_counts_from_one check (epoch >= 1),
  clock text not null constraint clock_is_known check (clock in ('REAL', 'STORY')),
  story_now timestamptz,
  constraint story_clock_has_a_time check ((clock = 'STORY') = (story_now is not null))
);

-- No owner_org: the numbers under which writers queue, one per organisation; it holds no fact.
create table ledger.ledger (
  organisation text primary key,
  kind text not null constraint ledger_kind_is_known check (kind in ('PLATFORM', 'AUDITOR', 'LAB', 'REGULATOR')),
  number integer generated always as identity unique,
  last_recorded_at timestamptz not null default '-infinity'
);

insert into ledger.ledger (organisation, kind) values ('org_countersign', 'PLATFORM');

-- A position is (epoch, transaction id, row number), packed big-endian into a uuid, which PostgreSQL
-- compares bytewise: 8 hex digits of epoch, 16 of xid8, 8 of row.
create function ledger.position_of(epoch integer, xid xid8, row_number integer) returns uuid
  language sql immutable strict parallel safe
  return (lpad(to_hex(epoch), 8, '0') || lpad(to_hex(xid::text::bigint), 16, '0') || lpad(to_hex(row_number), 8, '0'))::uuid;

create function ledger.current_epoch() returns integer
  language sql stable parallel safe
  return (select epoch from ledger.platform_state);

-- The position just before the first row of this transaction; asking for it assigns the transaction id.
create function ledger.first_position() returns uuid
  language sql volatile
  return ledger.position_of(ledger.current_epoch(), pg_current_xact_id(), 0);

-- Every position below this one is committed or gone for good.
create function ledger.settled_position() returns uuid
  language sql volatile
  return ledger.position_of(ledger.current_epoch(), pg_snapshot_xmin(pg_current_snapshot()), 0);

create function ledger.viewer_org() returns text
  language sql stable parallel safe
  return nullif(current_setting('app.org', true), '');

create function ledger.viewer_kind() returns text
  language sql stable parallel safe
  return nullif(current_setting('app.kind', true), '');

create function ledger.viewer_now() returns timestamptz
  language sql stable parallel safe
  return nullif(current_setting('app.now', true), '')::timestamptz;

create table ledger.fact (
  position uuid primary key,
  id text not null,
  kind text not null,
  schema_version integer not null,
  owner_org text not null,
  lab text,
  audience text not null constraint audience_is_known check (audience in ('PARTIES', 'ENGAGED', 'SUPERVISED')),
  public_when text constraint public_when_is_known check (public_when in ('WRITTEN', 'PUBLISHED', 'ANNOUNCED', 'DEPLOYED')),
  parties text[] not null default '{}',
  signed boolean not null default false,
  document text,
  model text,
  lineage text[],
  domains text[],
  evidence_class text constraint evidence_class_is_known check (evidence_class in ('PUBLIC', 'CONFIDENTIAL', 'RESTRICTED', 'HAZARD')),
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  lag_seconds bigint,
  corrects text,
  body jsonb not null,
  commitment bytea not null constraint commitment_is_sha256 check (length(commitment) = 32),
  constraint public_by_model_names_the_model check (public_when is null or public_when in ('WRITTEN', 'PUBLISHED') or model is not null)
);
comment on column ledger.fact.audience is 'PARTIES: owner, lab and parties. ENGAGED: also auditors with a sight that covers it. SUPERVISED: also regulators.';
comment on column ledger.fact.public_when is 'When everyone may see it: as written, once the thing itself is published, or once its model is announced or deployed. Null: never.';
comment on column ledger.fact.signed is 'Its owner signed it, and keeps seeing it when an engagement has ended.';
comment on column ledger.fact.lineage is 'The model and model version it is about, and all they descend from; a sight of any of these covers it.';
create index fact_of_lab on ledger.fact (lab, position);
create index fact_by_id on ledger.fact (id, position);
create index fact_by_kind on ledger.fact (kind, position);

-- A fact takes the position of its own transaction: not an earlier or a later one, not another epoch.
create function ledger.check_position() returns trigger
  language plpgsql set search_path = pg_catalog, ledger as $$
begin
  if substr(replace(new.position::text, '-', ''), 1, 24) <> substr(replace(ledger.first_position()::text, '-', ''), 1, 24) then
    raise exception 'position % is not of this transaction', new.position using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger position_is_of_this_transaction before insert on ledger.fact
  for each row execute function ledger.check_position();

create table ledger.salt (
  position uuid primary key references ledger.fact,
  owner_org text not null,
  salt bytea not null constraint salt_is_32_bytes check (length(salt) = 32)
);

-- No owner_org: holds commitments, which say nothing of whom or what; insert-only for the API.
create table ledger.outbox (
  position uuid primary key,
  leaf bytea not null constraint leaf_fits_an_entry check (length(leaf) <= 65535)
);

-- No owner_org: the chains of the verifiable index; hashes and running numbers, never shown as such.
create table ledger.chain (
  subject text not null,
  number bigint not null,
  position uuid not null,
  commitment bytea not null,
  primary key (subject, number)
);

create table ledger.idempotency (
  owner_org text not null,
  user_name text not null,
  operation text not null,
  key text not null constraint key_is_short check (length(key) between 1 and 200),
  body_hmac bytea not null,
  effect text not null,
  position uuid not null,
  primary key (owner_org, user_name, operation, key)
);

-- No owner_org: says what has been published, announced or deployed, which everyone may know.
create table ledger.disclosure (
  subject text not null,
  stage text not null constraint stage_is_known check (stage in ('PUBLISHED', 'ANNOUNCED', 'DEPLOYED')),
  position uuid not null references ledger.fact,
  primary key (subject, stage)
);

-- Who may look into which lab, in what scope, from when until when. Null in a dimension means any.
-- No owner_org: a row belongs to its viewer. Written by the triggers of sight_keeper alone.
create table ledger.sight (
  viewer text not null,
  lab text not null,
  basis text not null constraint basis_is_known check (basis in ('ENGAGEMENT', 'JURISDICTION')),
  source text not null,
  documents text[],
  models text[],
  domains text[],
  evidence_classes text[],
  from_at timestamptz not null,
  until_at timestamptz not null default 'infinity',
  primary key (viewer, lab, source)
);

-- Raises the epoch when this server counts transactions from below what is already recorded,
-- as it does after a restored dump.
create function ledger.open_epoch() returns integer
  language plpgsql security definer set search_path = pg_catalog, ledger as $$
declare
  highest uuid;
  opened integer;
begin
  perform pg_advisory_xact_lock(0, 0);
  select position into highest from ledger.outbox order by position desc limit 1;
  if highest is not null and highest >= ledger.first_position() then
    update ledger.platform_state set epoch = ('x' || substr(replace(highest::text, '-', ''), 1, 8))::bit(32)::integer + 1;
  end if;
  select epoch into opened from ledger.platform_state;
  return opened;
end
$$;

-- The clock is fixed with the data: a platform begun under the story clock never runs on the real one.
create function ledger.set_clock(wanted text, begins timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog, ledger as $$
declare
  running text;
begin
  insert into ledger.platform_state (clock, story_now)
    values (wanted, case when wanted = 'STORY' then begins end)
    on conflict do nothing;
  select clock into running from ledger.platform_state;
  return running;
end
$$;

create function ledger.move_story_clock(target timestamptz) returns timestamptz
  language plpgsql security definer set search_path = pg_catalog, ledger as $$
declare
  moved timestamptz;
begin
  update ledger.platform_state set story_now = target where clock = 'STORY' and story_now <= target returning story_now into moved;
  if moved is null then
    raise exception 'the story clock moves forward only, and only where it runs' using errcode = 'object_not_in_prerequisite_state';
  end if;
  return moved;
end
$$;
