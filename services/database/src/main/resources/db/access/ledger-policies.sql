-- Who sees and writes which row, one statement a policy: each table is brought to what stands here, and a
-- table that has it already is not touched (RowLevelSecurity). A policy that does not stand here is taken away.
-- Names are written out in full: no search path is there when these are read.

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
-- Whatever else lets a row be seen: an answer as of an earlier state never shows anything recorded later. What takes
-- back an earlier word bears on the world before it was said: once known, it is known for then too. So is what a word about
-- an earlier day rests on, bytes and a run: without them, a crossing that is filed late would not bind that day.
create policy known_by_then on ledger.fact as restrictive for select to countersign_oversight using (
  position <= (select ledger.known_position()) and recorded_at <= (select ledger.known_at())
  and (valid_from <= (select ledger.valid_at()) or kind in ('ATTESTATION_SUSPENDED', 'ATTESTATION_REVOKED', 'DECISION_IMPEACHED',
    'EVALUATION_INVALIDATED', 'EVALUATION_REJECTED', 'SIGNING_KEY_REVOKED', 'EVALUATION_STARTED', 'EVIDENCE_SEALED',
    'EVIDENCE_RESULTS_READ')));
create policy stated_by on ledger.fact for insert to countersign_oversight with check (
  owner_org = ledger.viewer_org()
  or (ledger.viewer_kind() = 'RULES' and owner_org = 'org_countersign' and lab = ledger.viewer_org()));
create policy rebuilt_from on ledger.fact for select to countersign_projections using (true);
create policy kept_by on ledger.fact for select to sight_keeper using (
  kind in ('ORGANISATION_REGISTERED', 'ORGANISATION_APPROVED', 'ENGAGEMENT_OFFERED', 'ENGAGEMENT_ACCEPTED', 'ENGAGEMENT_ENDED',
    'INSTRUMENT_REGISTERED'));

create policy counted_by on ledger.fact for select to tally_keeper using (
  kind in ('INCIDENT_CLASSIFIED', 'INCIDENT_RECORDED', 'NEAR_MISS_ESCALATED', 'EVALUATION_REGISTERED', 'EVALUATION_COMPLETED'));

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

-- The courier itself, which belongs to no organisation that signs in, carries everybody's.
create policy own_or_carried on delivery.webhook to countersign_oversight
  using (owner_org = ledger.viewer_org() or (ledger.viewer_kind() = 'SERVICE' and ledger.viewer_org() = 'org_countersign'))
  with check (owner_org = ledger.viewer_org() or (ledger.viewer_kind() = 'SERVICE' and ledger.viewer_org() = 'org_countersign'));
create policy own_or_carried on delivery.message to countersign_oversight
  using (owner_org = ledger.viewer_org() or (ledger.viewer_kind() = 'SERVICE' and ledger.viewer_org() = 'org_countersign'))
  with check (owner_org = ledger.viewer_org() or (ledger.viewer_kind() = 'SERVICE' and ledger.viewer_org() = 'org_countersign'));

-- Sight follows the engagement or jurisdiction fact, in its transaction.
create or replace trigger sight_follows_the_fact after insert on ledger.fact
  for each row when (new.kind in ('ENGAGEMENT_ACCEPTED', 'ENGAGEMENT_ENDED', 'ORGANISATION_APPROVED', 'INCIDENT_CLASSIFIED'))
  execute function ledger.keep_sight();
