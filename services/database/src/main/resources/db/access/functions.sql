-- Replaced at every migration, before the policies and triggers that call them. No table is locked.
create or replace function ledger.texts(list jsonb) returns text[]
  language sql immutable parallel safe
  return case when jsonb_typeof(list) = 'array' then array(select jsonb_array_elements_text(list)) end;

-- Sight follows the engagement or jurisdiction fact. The function is its keeper's, so its keeper makes it.
grant create on schema ledger to sight_keeper;
set local role sight_keeper;
create or replace function ledger.keep_sight() returns trigger
  language plpgsql security definer set search_path = pg_catalog, ledger as $$
declare
  offered jsonb;
begin
  if new.kind = 'ENGAGEMENT_ACCEPTED' then
    select f.body into strict offered from ledger.fact f
      where f.kind = 'ENGAGEMENT_OFFERED' and f.body ->> 'engagement' = new.body ->> 'engagement';
    insert into ledger.sight (viewer, lab, basis, source, documents, models, domains, evidence_classes, from_at, until_at)
      values (offered ->> 'auditor', offered ->> 'lab', 'ENGAGEMENT', new.body ->> 'engagement',
        ledger.texts(offered -> 'scope' -> 'documents'), ledger.texts(offered -> 'scope' -> 'models'),
        ledger.texts(offered -> 'scope' -> 'domains'), ledger.texts(offered -> 'scope' -> 'evidenceClasses'),
        (offered ->> 'from')::timestamptz, (offered ->> 'until')::timestamptz);
  elsif new.kind = 'ENGAGEMENT_ENDED' then
    update ledger.sight set until_at = least(until_at, new.recorded_at)
      where source = new.body ->> 'engagement' and basis = 'ENGAGEMENT';
  elsif new.kind = 'ORGANISATION_APPROVED' then
    insert into ledger.sight (viewer, lab, basis, source, evidence_classes, from_at)
      select distinct on (r.id, l.id) r.id, l.id, 'JURISDICTION', 'jurisdiction', array['PUBLIC', 'CONFIDENTIAL', 'RESTRICTED'], new.recorded_at
      from ledger.fact r
        join ledger.fact ra on ra.kind = 'ORGANISATION_APPROVED' and ra.body ->> 'approved' = r.id
        join ledger.fact l on l.kind = 'ORGANISATION_REGISTERED' and l.body ->> 'organisationKind' = 'LAB'
          and ledger.texts(l.body -> 'jurisdictions') && ledger.texts(r.body -> 'jurisdictions')
        join ledger.fact la on la.kind = 'ORGANISATION_APPROVED' and la.body ->> 'approved' = l.id
      where r.kind = 'ORGANISATION_REGISTERED' and r.body ->> 'organisationKind' = 'REGULATOR'
        and new.body ->> 'approved' in (r.id, l.id)
      on conflict do nothing;
  elsif new.kind = 'INCIDENT_CLASSIFIED' and new.body ->> 'category' is not null then
    -- A regulator of the instrument's jurisdiction, if it supervises this lab at all.
    insert into ledger.regime_sight (id, viewer, position)
      select distinct on (r.id) new.id, r.id, new.position
      from ledger.fact i
        join ledger.fact r on r.kind = 'ORGANISATION_REGISTERED' and r.body ->> 'organisationKind' = 'REGULATOR'
          and (i.body -> 'content' ->> 'jurisdiction') = any (ledger.texts(r.body -> 'jurisdictions'))
        join ledger.sight s on s.viewer = r.id and s.lab = new.lab and s.basis = 'JURISDICTION'
      where i.kind = 'INSTRUMENT_REGISTERED' and i.body ->> 'key' = new.body ->> 'instrument'
      on conflict do nothing;
  end if;
  return null;
end
$$;
revoke execute on function ledger.keep_sight() from public;
-- Only to hang it on a table.
grant execute on function ledger.keep_sight() to countersign_owner;
set local role countersign_owner;
revoke create on schema ledger from sight_keeper;
