-- What screens need often, as columns: halts in the state that their facts have brought them to, gate
-- decisions, determinations. Each row is written by one fact, with it, and is valid from that fact's
-- position until the position of the fact that replaces it. Facts stay the record: a rebuild gives the
-- same rows. Visibility is that of the fact, by the policies generated for every table of this schema.

-- No owner_org: a row belongs to whom its fact belongs.
create table oversight.halt (
  position uuid primary key,
  until_position uuid,
  halt text not null,
  lab text not null,
  model_version text not null,
  threshold_key text not null,
  policy_version_digest text not null,
  state text not null constraint halt_state_is_known check (state in ('OPEN', 'LIFT_REQUESTED', 'LIFT_DENIED', 'LIFTED')),
  window_ends timestamptz,
  recorded_at timestamptz not null
);
create index halt_by_thing on oversight.halt (halt, position);
create index halt_by_model_version on oversight.halt (model_version, position);
create index halt_standing on oversight.halt (lab, state) where until_position is null;

-- No owner_org: a row belongs to whom its fact belongs.
create table oversight.gate_decision (
  position uuid primary key,
  until_position uuid,
  decision text not null,
  request text not null,
  lab text not null,
  model_version text,
  stage text not null,
  outcome text not null,
  as_committed text not null,
  valid_until timestamptz,
  recorded_at timestamptz not null
);
create index gate_decision_by_request on oversight.gate_decision (request, position);
create index gate_decision_by_model_version on oversight.gate_decision (model_version, stage, position);

-- No owner_org: a row belongs to whom its fact belongs.
create table oversight.determination (
  position uuid primary key,
  until_position uuid,
  determination text not null,
  lab text not null,
  model_version text not null,
  threshold_key text not null,
  domain text not null,
  conclusion text,
  latched boolean not null,
  shortfall text,
  evaluation text,
  policy_version_digest text not null,
  holds_until timestamptz,
  recorded_at timestamptz not null
);
create index determination_by_thing on oversight.determination (determination, position);
create index determination_by_model_version on oversight.determination (model_version, position);
create index determination_of_lab on oversight.determination (lab, position);

create index fact_of_lab_by_kind on ledger.fact (lab, kind, position);

-- Writes the rows of the facts behind one position up to another, and ends those that they replace. The
-- trigger calls it for each fact, a rebuild for many at once: one statement each, the same rows.
create function oversight.project(behind uuid, upto uuid) returns void
  language plpgsql set search_path = pg_catalog, ledger, oversight as $$
begin
  update oversight.halt h set until_position = n.position
    from (select distinct on (id) id, position from ledger.fact f
          where f.position > behind and f.position <= upto
            and kind in ('HALT_OPENED', 'HALT_LIFT_REQUESTED', 'HALT_LIFT_APPROVED', 'HALT_LIFT_DENIED', 'HALT_LIFTED')
          order by id, position) n
    where h.halt = n.id and h.until_position is null;
  insert into oversight.halt
    select f.position, lead(f.position) over (partition by f.id order by f.position), f.id, f.lab,
      o.body ->> 'modelVersion', o.body ->> 'thresholdKey', o.body ->> 'policyVersionDigest',
      case f.kind when 'HALT_OPENED' then 'OPEN' when 'HALT_LIFT_DENIED' then 'LIFT_DENIED'
        when 'HALT_LIFTED' then 'LIFTED' else 'LIFT_REQUESTED' end,
      case f.kind when 'HALT_LIFT_APPROVED' then (f.body ->> 'windowEnds')::timestamptz
        when 'HALT_LIFTED' then (select (a.body ->> 'windowEnds')::timestamptz from ledger.fact a
          where a.id = f.id and a.kind = 'HALT_LIFT_APPROVED' and a.position < f.position
          order by a.position desc limit 1) end,
      f.recorded_at
    from ledger.fact f join ledger.fact o on o.id = f.id and o.kind = 'HALT_OPENED'
    where f.position > behind and f.position <= upto
      and f.kind in ('HALT_OPENED', 'HALT_LIFT_REQUESTED', 'HALT_LIFT_APPROVED', 'HALT_LIFT_DENIED', 'HALT_LIFTED');

  update oversight.gate_decision d set until_position = n.position
    from (select distinct on (1) body ->> 'request' as request, position from ledger.fact f
          where f.position > behind and f.position <= upto and kind = 'GATE_DECIDED' order by 1, position) n
    where d.request = n.request and d.until_position is null;
  insert into oversight.gate_decision
    select f.position, lead(f.position) over (partition by f.body ->> 'request' order by f.position), f.id,
      f.body ->> 'request', f.lab, r.body ->> 'base', r.body ->> 'stage', f.body ->> 'outcome',
      f.body ->> 'asCommitted', (f.body ->> 'validUntil')::timestamptz, f.recorded_at
    from ledger.fact f join ledger.fact r on r.id = f.body ->> 'request' and r.kind = 'SCALE_UP_REQUESTED'
    where f.position > behind and f.position <= upto and f.kind = 'GATE_DECIDED';

  update oversight.determination d set until_position = n.position
    from (select distinct on (id) id, position from ledger.fact f
          where f.position > behind and f.position <= upto and kind = 'DETERMINATION_MADE' order by id, position) n
    where d.determination = n.id and d.until_position is null;
  insert into oversight.determination
    select f.position, lead(f.position) over (partition by f.id order by f.position), f.id, f.lab,
      f.body ->> 'modelVersion', f.body ->> 'thresholdKey', f.body ->> 'domain', f.body ->> 'conclusion',
      (f.body ->> 'latched')::boolean, f.body ->> 'shortfall', f.body ->> 'evaluation',
      f.body ->> 'policyVersionDigest', (f.body ->> 'holdsUntil')::timestamptz, f.recorded_at
    from ledger.fact f
    where f.position > behind and f.position <= upto and f.kind = 'DETERMINATION_MADE';
end
$$;

-- The position just before another one, within its transaction.
create function ledger.just_before(place uuid) returns uuid
  language sql immutable strict parallel safe
  return (substr(replace(place::text, '-', ''), 1, 24)
    || lpad(to_hex(('x' || substr(replace(place::text, '-', ''), 25, 8))::bit(32)::integer - 1), 8, '0'))::uuid;

create function oversight.project_fact() returns trigger
  language plpgsql set search_path = pg_catalog, ledger, oversight as $$
begin
  perform oversight.project(ledger.just_before(new.position), new.position);
  return null;
end
$$;
create trigger projections_follow_the_fact after insert on ledger.fact
  for each row when (new.kind in ('HALT_OPENED', 'HALT_LIFT_REQUESTED', 'HALT_LIFT_APPROVED', 'HALT_LIFT_DENIED',
    'HALT_LIFTED', 'GATE_DECIDED', 'DETERMINATION_MADE'))
  execute function oversight.project_fact();

-- What is on record already. The owner is held to row-level security like everyone, so this one policy lets
-- it read for as long as this migration runs; the rebuild command gives the same rows.
create policy read_by_migration on ledger.fact for select to countersign_owner using (true);
select oversight.project('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff');
drop policy read_by_migration on ledger.fact;
