-- The versions of a model and of a document, and the decisions on a request, a page of each at once.
create index fact_version_by_model on ledger.fact ((body ->> 'model'), position) where kind = 'MODEL_VERSION_REGISTERED';
create index fact_version_by_document on ledger.fact ((body ->> 'document'), position) where kind = 'POLICY_VERSION_DRAFTED';
create index fact_publication_by_document on ledger.fact ((body ->> 'document'), position) where kind = 'POLICY_VERSION_PUBLISHED';
create index fact_decision_by_request on ledger.fact ((body ->> 'request'), position) where kind = 'GATE_DECIDED';
