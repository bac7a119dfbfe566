-- What subscribers and webhooks hear of wakes them too. Determinations do not: whatever latches opens or
-- meets a halt, or is found at the next look, and they are many.
drop trigger followers_are_told on ledger.fact;
create trigger followers_are_told after insert on ledger.fact
  for each row when (new.kind like 'HALT\_%' or new.kind like 'ATTESTATION\_%'
    or new.kind in ('POLICY_VERSION_PUBLISHED', 'OBLIGATION_FELL_OVERDUE'))
  execute function ledger.tell();
