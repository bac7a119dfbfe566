-- What decisions came to is found by the request that was decided; fact bodies have no index of their own.
create index fact_outcome_by_request on ledger.fact ((body ->> 'request'), position) where kind = 'DECISION_OUTCOME_STATED';
