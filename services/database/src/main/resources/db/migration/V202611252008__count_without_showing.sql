-- Counts of what their reader may not see. Nobody learns of one thing from them: below five nothing is told,
-- above it the next lower multiple of five, and only as things stood when a month began, whatever is asked.

create function ledger.told_count(n bigint) returns integer
  language sql immutable strict parallel safe
  return case when n >= 5 then (n / 5 * 5)::integer end;

-- The beginning of the month in which a question stands: of now, or of the state that is looked back to.
create function ledger.tallied_before() returns timestamptz
  language sql stable security definer set search_path = pg_catalog, ledger as $$
  select date_trunc('month', least(coalesce(ledger.viewer_now(), '-infinity'), ledger.known_at(),
    case when nullif(current_setting('app.known_position', true), '') is null then 'infinity'
      else coalesce((select f.recorded_at from ledger.fact f where f.position <= ledger.known_position()
        order by f.position desc limit 1), '-infinity') end) at time zone 'UTC') at time zone 'UTC'
$$;

-- How many incidents fall under each instrument, as classified last.
create function ledger.incident_tally() returns table (name text, told integer)
  language sql stable security definer set search_path = pg_catalog, ledger as $$
  select newest.instrument, ledger.told_count(count(*))
  from (
    select distinct on (f.body ->> 'incident', f.body ->> 'instrument')
      f.body ->> 'instrument' as instrument, f.body ->> 'category' as category
    from ledger.fact f
    where f.kind = 'INCIDENT_CLASSIFIED' and f.recorded_at < ledger.tallied_before()
    order by f.body ->> 'incident', f.body ->> 'instrument', f.position desc) newest
  where newest.category is not null
  group by newest.instrument having count(*) >= 5 order by newest.instrument
$$;

-- How many evaluations of an announced model were registered, and how many completed.
create function ledger.evaluation_tally(wanted text) returns table (name text, told integer)
  language sql stable security definer set search_path = pg_catalog, ledger as $$
  select substr(f.kind, 12), ledger.told_count(count(distinct f.id))
  from ledger.fact f
  where f.kind in ('EVALUATION_REGISTERED', 'EVALUATION_COMPLETED') and f.model = wanted
    and f.recorded_at < ledger.tallied_before()
    and exists (select from ledger.disclosure d where d.subject = wanted and d.stage in ('ANNOUNCED', 'DEPLOYED'))
  group by f.kind having count(distinct f.id) >= 5 order by f.kind desc
$$;
create index fact_of_model_by_kind on ledger.fact (model, kind, position) where model is not null;

revoke execute on function ledger.tallied_before(), ledger.incident_tally(), ledger.evaluation_tally(text) from public;
grant execute on function ledger.tallied_before(), ledger.incident_tally(), ledger.evaluation_tally(text) to countersign_oversight;
grant usage, create on schema ledger to tally_keeper;
alter function ledger.tallied_before() owner to tally_keeper;
alter function ledger.incident_tally() owner to tally_keeper;
alter function ledger.evaluation_tally(text) owner to tally_keeper;
revoke create on schema ledger from tally_keeper;
