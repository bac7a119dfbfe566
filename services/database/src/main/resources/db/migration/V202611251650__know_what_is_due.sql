-- When time alone next brings something to a lab. Whoever writes to a ledger sets it, and whoever finds it
-- past does the work, behind the same lock: no replica leads, and a restart finds what it left.
alter table ledger.ledger add column next_due timestamptz;
comment on column ledger.ledger.next_due is 'The next instant at which the rules have something to state about this lab; null if none is in sight.';
create index ledger_by_due on ledger.ledger (next_due) where next_due is not null;
-- What is on record already is looked at once more, which sets its next instant.
update ledger.ledger set next_due = last_recorded_at where kind = 'LAB' and last_recorded_at > '-infinity';
