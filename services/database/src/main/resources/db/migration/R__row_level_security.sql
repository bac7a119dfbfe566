-- Grants and row-level security, applied again at every migration (${flyway:timestamp}).
-- A row of a feature's table may be seen by whoever may see the fact that wrote it: one rule, in one place.

-- What the services may do at all.
grant select on ledger.platform_state, ledger.ledger, ledger.fact, ledger.salt, ledger.chain, ledger.idempotency, ledger.disclosure, ledger.sight,
  ledger.regime_sight to countersign_oversight;
grant insert on ledger.ledger, ledger.fact, ledger.salt, ledger.outbox, ledger.chain, ledger.idempotency, ledger.disclosure to countersign_oversight;
grant select on ledger.subject_key to countersign_oversight;
revoke insert on ledger.subject_key from countersign_oversight;
grant select, insert on ledger.standing to countersign_oversight;
grant select on ledger.fact, ledger.disclosure to tally_keeper;
grant select on ledger.chain, ledger.subject_key, ledger.standing to index_keeper;
grant insert (subject, key) on ledger.subject_key to index_keeper;
grant update (last_recorded_at, next_due) on ledger.ledger to countersign_oversight;
grant select on ledger.platform_state, ledger.fact to countersign_projections;
grant select on ledger.outbox, ledger.platform_state to countersign_transparency;
grant select on ledger.fact, ledger.ledger to sight_keeper;
grant select, insert on ledger.sight to sight_keeper;
grant update (until_at) on ledger.sight to sight_keeper;
grant select, insert on ledger.regime_sight to sight_keeper;
revoke execute on function ledger.open_epoch(), ledger.set_clock(text, timestamptz), ledger.move_story_clock(timestamptz) from public;
grant execute on function ledger.open_epoch(), ledger.set_clock(text, timestamptz), ledger.move_story_clock(timestamptz) to countersign_oversight;

-- Which migrations are there, so that a service can wait for those of its release.
grant select on public.flyway_schema_history to countersign_oversight, countersign_transparency;

-- Row-level security on everything, for owners too.
do $$
declare
  t record;
  p record;
begin
  for t in select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname in ('ledger', 'oversight') and c.relkind in ('r', 'p') loop
    for p in select policyname from pg_policies where schemaname = t.nspname and tablename = t.relname loop
      execute format('drop policy %I on %I.%I', p.policyname, t.nspname, t.relname);
    end loop;
    execute format('alter table %I.%I enable row level security', t.nspname, t.relname);
    execute format('alter table %I.%I force row level security', t.nspname, t.relname);
  end loop;
end
$$;

-- What is asked of the transaction is asked once a statement, by a scalar subquery, and not once a row.
create policy seen_by on ledger.fact for select to countersign_oversight using (
  (select ledger.viewer_kind()) is not null
  and (public_when = 'WRITTEN'
    or lab = (select ledger.viewer_org())
    or (owner_org = (select ledger.viewer_org()) and (lab is null or signed))
    or (select ledger.viewer_org()) = any (parties)
    or (audience <> 'PARTIES' and exists (
      -- One row must cover every dimension that the fact has; null on either side asks for nothing.
      select from ledger.sight s
      where s.viewer = (select ledger.viewer_org())
        and s.lab = fact.lab
        and s.from_at <= (select ledger.viewer_now()) and (select ledger.viewer_now()) < s.until_at
        and (s.basis = case audience when 'REGULATED' then 'JURISDICTION' else 'ENGAGEMENT' end or audience = 'SUPERVISED')
        and (s.documents is null or document is null or document = any (s.documents))
        and (s.models is null or lineage is null or lineage && s.models)
        and (s.domains is null or fact.domains is null or fact.domains <@ s.domains)
        and (s.evidence_classes is null or evidence_class is null or evidence_class = any (s.evidence_classes))))
    or (audience = 'REGIMES' and exists (
      select from ledger.regime_sight r where r.id = fact.id and r.viewer = (select ledger.viewer_org())))
    or (public_when is not null and exists (
      select from ledger.disclosure d
      where d.subject = case public_when when 'PUBLISHED' then fact.id else fact.model end and d.stage = public_when))));
-- Whatever else lets a row be seen: an answer as of an earlier state never shows anything recorded later.
create policy known_by_then on ledger.fact as restrictive for select to countersign_oversight using (
  position <= (select ledger.known_position()) and recorded_at <= (select ledger.known_at()) and valid_from <= (select ledger.valid_at()));
create policy stated_by on ledger.fact for insert to countersign_oversight with check (
  owner_org = ledger.viewer_org()
  or (ledger.viewer_kind() = 'RULES' and owner_org = 'org_countersign' and lab = ledger.viewer_org()));
create policy rebuilt_from on ledger.fact for select to countersign_projections using (true);
create policy kept_by on ledger.fact for select to sight_keeper using (
  kind in ('ORGANISATION_REGISTERED', 'ORGANISATION_APPROVED', 'ENGAGEMENT_OFFERED', 'ENGAGEMENT_ACCEPTED', 'ENGAGEMENT_ENDED',
    'INSTRUMENT_REGISTERED'));

create policy counted_by on ledger.fact for select to tally_keeper using (
  kind in ('INCIDENT_CLASSIFIED', 'EVALUATION_REGISTERED', 'EVALUATION_COMPLETED'));

create policy with_its_fact on ledger.salt for select to countersign_oversight using (
  exists (select from ledger.fact f where f.position = salt.position));
create policy with_its_fact_written on ledger.salt for insert to countersign_oversight with check (
  exists (select from ledger.fact f where f.position = salt.position and f.owner_org = salt.owner_org));

create policy own on ledger.idempotency to countersign_oversight
  using (owner_org = ledger.viewer_org()) with check (owner_org = ledger.viewer_org());

create policy own_sight on ledger.sight for select to countersign_oversight using (viewer = (select ledger.viewer_org()));
create policy keeper_reads on ledger.sight for select to sight_keeper using (true);
create policy keeper_grants on ledger.sight for insert to sight_keeper with check (true);
create policy own_regimes on ledger.regime_sight for select to countersign_oversight using (viewer = (select ledger.viewer_org()));
create policy keeper_reads on ledger.regime_sight for select to sight_keeper using (true);
create policy keeper_grants on ledger.regime_sight for insert to sight_keeper with check (true);
create policy keeper_ends on ledger.sight for update to sight_keeper using (true) with check (true);

-- Tables without tenants' facts: the services, and the owner's own functions, read and append them.
create policy counted on ledger.platform_state using (true) with check (true);
create policy queued on ledger.ledger using (true) with check (true);
create policy published on ledger.outbox using (true) with check (true);
create policy chained on ledger.chain using (true) with check (true);
create policy disclosed on ledger.disclosure using (true) with check (true);

-- Whoever sees a link of a subject's chain may know the subject's key, and no one else knows of the subject.
create policy of_its_chain on ledger.subject_key for select to countersign_oversight using (
  exists (select from ledger.chain c join ledger.fact f on f.position = c.position where c.subject = subject_key.subject));
create policy with_its_fact on ledger.standing for select to countersign_oversight using (
  exists (select from ledger.fact f where f.position = standing.position));
create policy stood on ledger.standing for insert to countersign_oversight with check (ledger.viewer_kind() is not null);
create policy keeper_reads on ledger.subject_key for select to index_keeper using (true);
create policy keeper_begins on ledger.subject_key for insert to index_keeper with check (true);
create policy keeper_reads on ledger.standing for select to index_keeper using (true);

-- Every table of a feature follows the fact that wrote its row.
do $$
declare
  t record;
begin
  for t in select c.relname,
             exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'until_position') as is_projection
           from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'oversight' and c.relkind in ('r', 'p') loop
    execute format('grant select, insert on oversight.%I to countersign_oversight', t.relname);
    execute format('create policy with_its_fact on oversight.%I for select to countersign_oversight
      using (exists (select from ledger.fact f where f.position = %I.position))', t.relname, t.relname);
    execute format('create policy with_its_fact_written on oversight.%I for insert to countersign_oversight
      with check (exists (select from ledger.fact f where f.position = %I.position))', t.relname, t.relname);
    if t.is_projection then
      -- A projection's row is valid for a range of positions: only its end may be set, and only once.
      execute format('grant update (until_position) on oversight.%I to countersign_oversight', t.relname);
      execute format('create policy ended on oversight.%I for update to countersign_oversight
        using (until_position is null and exists (select from ledger.fact f where f.position = %I.position))
        with check (until_position is not null)', t.relname, t.relname);
      -- A rebuild writes what the facts say, and nothing else: it can state no fact.
      execute format('grant select, insert, update (until_position), truncate on oversight.%I to countersign_projections', t.relname);
      execute format('create policy rebuilt on oversight.%I to countersign_projections using (true) with check (true)', t.relname);
    end if;
  end loop;
end
$$;

-- Sight follows the engagement or jurisdiction fact, in its transaction. The function is its keeper's,
-- so only its keeper can take an earlier one away.
drop trigger if exists sight_follows_the_fact on ledger.fact;
do $$
begin
  if to_regprocedure('ledger.keep_sight()') is not null then
    set local role sight_keeper;
    drop function ledger.keep_sight();
    set local role countersign_owner;
  end if;
end
$$;
create function ledger.keep_sight() returns trigger
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
create or replace function ledger.texts(list jsonb) returns text[]
  language sql immutable parallel safe
  return case when jsonb_typeof(list) = 'array' then array(select jsonb_array_elements_text(list)) end;

grant create on schema ledger to sight_keeper;
alter function ledger.keep_sight() owner to sight_keeper;
revoke create on schema ledger from sight_keeper;
revoke execute on function ledger.keep_sight() from public;
create trigger sight_follows_the_fact after insert on ledger.fact
  for each row when (new.kind in ('ENGAGEMENT_ACCEPTED', 'ENGAGEMENT_ENDED', 'ORGANISATION_APPROVED', 'INCIDENT_CLASSIFIED'))
  execute function ledger.keep_sight();
