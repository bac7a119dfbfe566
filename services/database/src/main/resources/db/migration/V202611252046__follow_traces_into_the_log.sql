-- Where a leaf comes from, for whoever follows a request through the services (W3C Trace Context). Random
-- numbers of one request, told to nobody but the log's own service; null if the request is not followed.
alter table ledger.outbox
  add column traceparent text default nullif(current_setting('app.trace', true), '')
    constraint traceparent_is_of_w3c check (traceparent ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-01$');
