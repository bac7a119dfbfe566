-- What falls due to be told of a year, of what its reader may not see: the counts of ledger.incident_tally(), by
-- the instrument's categories, of what was first classified under it in that year (UTC). The same grid: nothing
-- below five, steps of five above, as things stood when a month began; so that no two answers differ by one thing.
create function ledger.annual_incident_tally(wanted_year integer, wanted_instrument text)
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
    select n.category from newest n join of_year using (incident) where n.category is not null)
  select 'ALL', ledger.told_count(count(*)) from counted having count(*) >= 5
  union all
  (select category, ledger.told_count(count(*)) from counted group by category having count(*) >= 5 order by category)
$$;
revoke execute on function ledger.annual_incident_tally(integer, text) from public;
grant execute on function ledger.annual_incident_tally(integer, text) to countersign_oversight;
grant usage, create on schema ledger to tally_keeper;
alter function ledger.annual_incident_tally(integer, text) owner to tally_keeper;
revoke create on schema ledger from tally_keeper;
