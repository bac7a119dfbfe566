-- How far a lab was known at an instant: the newest fact by then, without walking back over all since.
create index fact_of_lab_by_time on ledger.fact (lab, recorded_at, position);
