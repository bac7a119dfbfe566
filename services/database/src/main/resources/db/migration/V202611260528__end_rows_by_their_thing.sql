-- A fact ends the row that it replaces by the thing that the row is of, and not by looking through all rows that
-- there ever were of that thing; it finds the request or the opening that it goes back to by its id, and not among
-- all that there are; and it touches the table of its own kind alone. What a fact reads no longer grows with those
-- before it.

create index halt_not_replaced on oversight.halt (halt) where until_position is null;
create index gate_decision_not_replaced on oversight.gate_decision (request) where until_position is null;
create index determination_not_replaced on oversight.determination (determination) where until_position is null;

create function oversight.insert_halts(behind uuid, upto uuid) returns void
  language plpgsql set search_path = pg_catalog, ledger, oversight as $$
begin
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
    from ledger.fact f cross join lateral (
        select o.body from ledger.fact o where o.id = f.id and o.kind = 'HALT_OPENED' order by o.position limit 1) o
    where f.position > behind and f.position <= upto
      and f.kind in ('HALT_OPENED', 'HALT_LIFT_REQUESTED', 'HALT_LIFT_APPROVED', 'HALT_LIFT_DENIED', 'HALT_LIFTED');
end
$$;

create function oversight.insert_gate_decisions(behind uuid, upto uuid) returns void
  language plpgsql set search_path = pg_catalog, ledger, oversight as $$
begin
  insert into oversight.gate_decision
    select f.position, lead(f.position) over (partition by f.body ->> 'request' order by f.position), f.id,
      f.body ->> 'request', f.lab, r.body ->> 'base', r.body ->> 'stage', f.body ->> 'outcome',
      f.body ->> 'asCommitted', (f.body ->> 'validUntil')::timestamptz, f.recorded_at
    from ledger.fact f cross join lateral (
        select r.body from ledger.fact r where r.id = f.body ->> 'request' and r.kind = 'SCALE_UP_REQUESTED'
        order by r.position limit 1) r
    where f.position > behind and f.position <= upto and f.kind = 'GATE_DECIDED';
end
$$;

create function oversight.insert_determinations(behind uuid, upto uuid) returns void
  language plpgsql set search_path = pg_catalog, ledger, oversight as $$
begin
  insert into oversight.determination
    select f.position, lead(f.position) over (partition by f.id order by f.position), f.id, f.lab,
      f.body ->> 'modelVersion', f.body ->> 'thresholdKey', f.body ->> 'domain', f.body ->> 'conclusion',
      (f.body ->> 'latched')::boolean, f.body ->> 'shortfall', f.body ->> 'evaluation',
      f.body ->> 'policyVersionDigest', (f.body ->> 'holdsUntil')::timestamptz, f.recorded_at
    from ledger.fact f
    where f.position > behind and f.position <= upto and f.kind = 'DETERMINATION_MADE';
end
$$;

-- The same for many facts at once, as a rebuild asks for it.
create or replace function oversight.project(behind uuid, upto uuid) returns void
  language plpgsql set search_path = pg_catalog, ledger, oversight as $$
begin
  update oversight.halt h set until_position = n.position
    from (select distinct on (id) id, position from ledger.fact f
          where f.position > behind and f.position <= upto
            and kind in ('HALT_OPENED', 'HALT_LIFT_REQUESTED', 'HALT_LIFT_APPROVED', 'HALT_LIFT_DENIED', 'HALT_LIFTED')
          order by id, position) n
    where h.halt = n.id and h.until_position is null;
  perform oversight.insert_halts(behind, upto);

  update oversight.gate_decision d set until_position = n.position
    from (select distinct on (1) body ->> 'request' as request, position from ledger.fact f
          where f.position > behind and f.position <= upto and kind = 'GATE_DECIDED' order by 1, position) n
    where d.request = n.request and d.until_position is null;
  perform oversight.insert_gate_decisions(behind, upto);

  update oversight.determination d set until_position = n.position
    from (select distinct on (id) id, position from ledger.fact f
          where f.position > behind and f.position <= upto and kind = 'DETERMINATION_MADE' order by id, position) n
    where d.determination = n.id and d.until_position is null;
  perform oversight.insert_determinations(behind, upto);
end
$$;

create or replace function oversight.project_fact() returns trigger
  language plpgsql set search_path = pg_catalog, ledger, oversight as $$
begin
  if new.kind = 'GATE_DECIDED' then
    update oversight.gate_decision set until_position = new.position
      where request = new.body ->> 'request' and until_position is null;
    perform oversight.insert_gate_decisions(ledger.just_before(new.position), new.position);
  elsif new.kind = 'DETERMINATION_MADE' then
    update oversight.determination set until_position = new.position
      where determination = new.id and until_position is null;
    perform oversight.insert_determinations(ledger.just_before(new.position), new.position);
  else
    update oversight.halt set until_position = new.position where halt = new.id and until_position is null;
    perform oversight.insert_halts(ledger.just_before(new.position), new.position);
  end if;
  return null;
end
$$;
