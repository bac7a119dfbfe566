-- What of a fact is searched: titles, words of commitments, findings, questions and answers. Who may find
-- them is decided by the fact's own rule; an index over all words would answer before it, so the words
-- stand with their fact, and the kinds below are looked through.
create function ledger.text_of(kind text, body jsonb) returns text
  language sql immutable parallel safe
  return case kind
    when 'FRAMEWORK_DOCUMENT_CREATED' then body ->> 'name'
    when 'POLICY_VERSION_DRAFTED' then concat_ws(E'\n', body -> 'policy' ->> 'title', body ->> 'label', body ->> 'characterisation',
      (select string_agg(line, E'\n') from jsonb_array_elements_text(body -> 'changelog') as line))
    when 'POLICY_CHANGE_CLASSIFIED' then body ->> 'reason'
    when 'EVALUATION_REGISTERED' then body ->> 'protocolTitle'
    when 'EVALUATION_COMPLETED' then
      (select string_agg(line, E'\n') from jsonb_array_elements_text(body -> 'limitations') as line)
    when 'EVALUATION_REPLIED' then body ->> 'reply'
    when 'INCIDENT_RECORDED' then concat_ws(E'\n', body ->> 'title', body ->> 'description')
    when 'INQUIRY_OPENED' then concat_ws(E'\n', body ->> 'title', body ->> 'question')
    when 'INQUIRY_ANSWERED' then body ->> 'answer'
    when 'REQUIREMENT_MAPPED' then body ->> 'rationale'
  end;

create function ledger.words_of(kind text, body jsonb) returns tsvector
  language sql immutable parallel safe
  return case
    when kind = 'POLICY_VERSION_DRAFTED' then to_tsvector('english'::regconfig, concat_ws(E'\n', ledger.text_of(kind, body),
      (select string_agg(commitment ->> 'quote', E'\n') from jsonb_array_elements(body -> 'policy' -> 'commitments') as commitment)))
    when ledger.text_of(kind, body) is not null then to_tsvector('english'::regconfig, ledger.text_of(kind, body))
  end;

alter table ledger.fact add column words tsvector generated always as (ledger.words_of(kind, body)) stored;
comment on column ledger.fact.words is 'What of it is searched; null where nothing is.';
