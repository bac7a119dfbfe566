-- A projection's row is valid for a range of positions: only its end may be set, and only once.
create policy ended on ${table} for update to countersign_oversight
  using (until_position is null and exists (select from ledger.fact f where f.position = ${table}.position))
  with check (until_position is not null);
-- A rebuild writes what the facts say, and nothing else: it can state no fact.
create policy rebuilt on ${table} to countersign_projections using (true) with check (true);
