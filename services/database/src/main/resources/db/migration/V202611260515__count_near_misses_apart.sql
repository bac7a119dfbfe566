-- A near miss is no incident: what is told of a year, and of how many incidents there are, leaves those out that
-- were recorded as one and that nobody had called an incident by then.
grant usage, create on schema ledger to tally_keeper;
set local role tally_keeper;

create function ledger.near_misses_tallied() returns setof text
  language sql stable security definer set search_path = pg_catalog, ledger as $$
  select f.id from ledger.fact f
  where f.kind = 'INCIDENT_RECORDED' and f.body ->> 'nature' = 'NEAR_MISS'
    and not exists (select from ledger.fact e
      where e.id = f.id and e.kind = 'NEAR_MISS_ESCALATED' and e.recorded_at < ledger.tallied_before())
$$;
revoke execute on function ledger.near_misses_tallied() from public;

create or replace function ledger.incident_tally() returns table (name text, told integer)
  language sql stable security definer set search_path = pg_catalog, ledger as $$
  select newest.instrument, ledger.told_count(count(*))
  from (
    select distinct on (f.body ->> 'incident', f.body ->> 'instrument')
      f.body ->> 'incident' as incident, f.body ->> 'instrument' as instrument, f.body ->> 'category' as category
    from ledger.fact f
    where f.kind = 'INCIDENT_CLASSIFIED' and f.recorded_at < ledger.tallied_before()
    order by f.body ->> 'incident', f.body ->> 'instrument', f.position desc) newest
  where newest.category is not null and newest.incident not in (select ledger.near_misses_tallied())
  group by newest.instrument having count(*) >= 5 order by newest.instrument
$$;

create or replace function ledger.annual_incident_tally(wanted_year integer, wanted_instrument text)
  returns table (name text, told integer)
  language sql stable security definer set search_path = pg_catalog, ledger as $$
  with classified as (
    select f.body ->> 'incident' as incident, f.body ->> 'category' as category, f.recorded_at, f.position
    from ledger.fact f
    where f.kind = 'INCIDENT_CLASSIFIED' and f.body ->> 'instrument' = wanted_instrument
      and f.recorded_at < ledger.tallied_before()),
  of_year as (
    select incident from classified group by incident
    having extract(year from min(recorded_at) at time zone 'UTC') = wanted_year),
  newest as (
    select distinct on (incident) incident, category from classified order by incident, position desc),
  counted as (
    select n.category from newest n join of_year using (incident)
    where n.category is not null and n.incident not in (select ledger.near_misses_tallied()))
  select 'ALL', ledger.told_count(count(*)) from counted having count(*) >= 5
  union all
  (select category, ledger.told_count(count(*)) from counted group by category having count(*) >= 5 order by category)
$$;

set local role countersign_owner;
revoke create on schema ledger from tally_keeper;
