-- An incident is shown to the regulators of the regimes that it is classified under, and to no others.
alter table ledger.fact drop constraint audience_is_known;
alter table ledger.fact add constraint audience_is_known
  check (audience in ('PARTIES', 'ENGAGED', 'SUPERVISED', 'REGIMES'));
comment on column ledger.fact.audience is 'PARTIES: owner, lab and parties. ENGAGED: also auditors with a sight that covers it. SUPERVISED: also regulators. REGIMES: as ENGAGED, and regulators of the regimes it was classified under.';

-- No owner_org: a row belongs to its viewer. Written by the triggers of sight_keeper alone.
create table ledger.regime_sight (
  id text not null,
  viewer text not null,
  position uuid not null references ledger.fact,
  primary key (id, viewer)
);
comment on table ledger.regime_sight is 'Which regulator was told of which incident, from the fact that classified it under its regime.';
