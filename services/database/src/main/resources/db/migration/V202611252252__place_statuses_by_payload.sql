-- Where an attestation stands in the map of statuses follows from what was signed: whoever may know the digest of
-- that finds the place, nobody else does, and there is no second place that somebody else could be shown. Those
-- that stand already keep their places, which are never opened.
create function ledger.begin_standing(attestation text, digest bytea) returns boolean
  language sql security definer set search_path = pg_catalog, ledger as $$
  insert into ledger.subject_key (subject, key) values ('attestation:' || attestation, digest) on conflict do nothing;
  select true
$$;

revoke execute on function ledger.begin_standing(text, bytea) from public;
grant execute on function ledger.begin_standing(text, bytea) to countersign_oversight;
grant usage, create on schema ledger to index_keeper;
alter function ledger.begin_standing(text, bytea) owner to index_keeper;
revoke create on schema ledger from index_keeper;
