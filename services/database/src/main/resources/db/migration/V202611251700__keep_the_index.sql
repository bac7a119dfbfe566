-- No owner_org: each subject's own key, by which its place in the index map is found; 244 random bits.
-- The first link of a subject's chain commits to it, so that it cannot be another one later.
create table ledger.subject_key (
  subject text primary key,
  key bytea not null default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
    constraint subject_key_is_32_bytes check (length(key) = 32)
);
insert into ledger.subject_key (subject) select distinct subject from ledger.chain;

-- No owner_org: what became of attestations, by their ids alone; their facts say whose they are.
create table ledger.standing (
  attestation text not null,
  position uuid not null,
  status text not null constraint status_is_known check (status in ('ACTIVE', 'REJECTED', 'REVOKED', 'SUSPENDED', 'SUPERSEDED')),
  primary key (attestation, position)
);
insert into ledger.standing (attestation, position, status)
  select f.body ->> 'attestation', f.position, case f.kind
      when 'ATTESTATION_RECEIVED' then f.body ->> 'reception' when 'ATTESTATION_REVOKED' then 'REVOKED' else 'SUSPENDED' end
    from ledger.fact f where f.kind in ('ATTESTATION_RECEIVED', 'ATTESTATION_REVOKED', 'ATTESTATION_SUSPENDED');
insert into ledger.subject_key (subject) select distinct 'attestation:' || attestation from ledger.standing;
