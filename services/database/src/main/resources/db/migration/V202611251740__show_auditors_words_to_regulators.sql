-- What an auditor signs is seen by its lab and their regulators, but by no other auditor of that lab.
alter table ledger.fact drop constraint audience_is_known;
alter table ledger.fact add constraint audience_is_known
  check (audience in ('PARTIES', 'ENGAGED', 'SUPERVISED', 'REGULATED', 'REGIMES'));
comment on column ledger.fact.audience is 'PARTIES: owner, lab and parties. ENGAGED: also auditors with a sight that covers it. SUPERVISED: also regulators. REGULATED: parties and regulators. REGIMES: as ENGAGED, and regulators of the regimes it was classified under.';
