-- The index map is made of places, which are keyed digests of subjects. Only its keeper looks over all
-- subjects and their keys, and what it hands out are places: they name no lab, model or attestation.

-- HMAC-SHA-256 under a key of at most 64 bytes (RFC 2104).
create function ledger.hmac(key bytea, message text) returns bytea
  language plpgsql immutable strict parallel safe set search_path = pg_catalog as $$
declare
  inner_pad bytea := decode(repeat('36', 64), 'hex');
  outer_pad bytea := decode(repeat('5c', 64), 'hex');
begin
  for i in 0 .. length(key) - 1 loop
    inner_pad := set_byte(inner_pad, i, get_byte(key, i) # 54);
    outer_pad := set_byte(outer_pad, i, get_byte(key, i) # 92);
  end loop;
  return sha256(outer_pad || sha256(inner_pad || convert_to(message, 'UTF8')));
end
$$;

alter table ledger.subject_key add column place bytea generated always as (ledger.hmac(key, subject)) stored;

-- The newest link of every chain before a position, by its subject's place.
create function ledger.index_heads(before uuid) returns table (place bytea, number bigint, commitment bytea)
  language sql stable security definer set search_path = pg_catalog, ledger as $$
  select k.place, h.number, h.commitment
  from ledger.subject_key k cross join lateral (
    select c.number, c.commitment from ledger.chain c
    where c.subject = k.subject and c.position < before order by c.number desc limit 1) h
$$;

-- The status of every attestation before a position, by its place.
create function ledger.index_standings(before uuid) returns table (place bytea, status text)
  language sql stable security definer set search_path = pg_catalog, ledger as $$
  select distinct on (s.attestation) k.place, s.status
  from ledger.standing s join ledger.subject_key k on k.subject = 'attestation:' || s.attestation
  where s.position < before order by s.attestation, s.position desc
$$;

-- The key of a subject whose chain begins now, made if there is none; null once the chain has a link.
create function ledger.begin_chain(wanted text) returns bytea
  language plpgsql security definer set search_path = pg_catalog, ledger as $$
begin
  insert into ledger.subject_key (subject) values (wanted) on conflict do nothing;
  return (select k.key from ledger.subject_key k
    where k.subject = wanted and not exists (select from ledger.chain c where c.subject = wanted));
end
$$;

revoke execute on function ledger.index_heads(uuid), ledger.index_standings(uuid), ledger.begin_chain(text) from public;
grant execute on function ledger.index_heads(uuid), ledger.index_standings(uuid), ledger.begin_chain(text) to countersign_oversight;
grant usage, create on schema ledger to index_keeper;
alter function ledger.index_heads(uuid) owner to index_keeper;
alter function ledger.index_standings(uuid) owner to index_keeper;
alter function ledger.begin_chain(text) owner to index_keeper;
revoke create on schema ledger from index_keeper;
