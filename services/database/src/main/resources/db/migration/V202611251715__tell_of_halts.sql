-- Whoever follows halts is woken when one is committed. A notice says nothing but that: each follower
-- then asks for what it may see. Only these facts tell, because PostgreSQL commits tellers one by one.
create function ledger.tell() returns trigger
  language plpgsql set search_path = pg_catalog, ledger as $$
begin
  perform pg_notify('countersign_facts', '');
  return null;
end
$$;
create trigger followers_are_told after insert on ledger.fact
  for each row when (new.kind like 'HALT\_%')
  execute function ledger.tell();
