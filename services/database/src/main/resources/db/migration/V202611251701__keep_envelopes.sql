-- No owner_org: follows the fact that recorded it. The exact text that was handed in, which is what was signed.
create table oversight.envelope (
  position uuid primary key references ledger.fact,
  digest text not null,
  envelope text not null
);
create index envelope_by_digest on oversight.envelope (digest);
