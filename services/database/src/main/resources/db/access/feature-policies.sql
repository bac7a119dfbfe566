-- Every table of a feature (${table}) follows the fact that wrote its row: who may see that may see this.
create policy with_its_fact on ${table} for select to countersign_oversight
  using (exists (select from ledger.fact f where f.position = ${table}.position));
create policy with_its_fact_written on ${table} for insert to countersign_oversight
  with check (exists (select from ledger.fact f where f.position = ${table}.position));
