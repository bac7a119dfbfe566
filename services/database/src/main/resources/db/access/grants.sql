-- Given at every migration, after every table has its policies: a table opens only behind them.

-- What the services may do at all.
grant select on ledger.platform_state, ledger.ledger, ledger.fact, ledger.salt, ledger.chain, ledger.idempotency, ledger.disclosure, ledger.sight,
  ledger.regime_sight to countersign_oversight;
grant insert on ledger.ledger, ledger.fact, ledger.salt, ledger.outbox, ledger.chain, ledger.idempotency, ledger.disclosure to countersign_oversight;
grant select on ledger.subject_key to countersign_oversight;
revoke insert on ledger.subject_key from countersign_oversight;
grant select, insert on ledger.standing to countersign_oversight;
grant select on ledger.fact, ledger.disclosure to tally_keeper;
grant select on ledger.chain, ledger.subject_key, ledger.standing to index_keeper;
grant insert (subject, key) on ledger.subject_key to index_keeper;
grant update (last_recorded_at, next_due) on ledger.ledger to countersign_oversight;
grant select on ledger.platform_state, ledger.fact to countersign_projections;
grant select on ledger.outbox, ledger.platform_state to countersign_transparency;
grant select on ledger.fact, ledger.ledger to sight_keeper;
grant select, insert on ledger.sight to sight_keeper;
grant update (until_at) on ledger.sight to sight_keeper;
grant select, insert on ledger.regime_sight to sight_keeper;
revoke execute on function ledger.open_epoch(), ledger.set_clock(text, timestamptz), ledger.move_story_clock(timestamptz) from public;
grant execute on function ledger.open_epoch(), ledger.set_clock(text, timestamptz), ledger.move_story_clock(timestamptz) to countersign_oversight;

-- Which migrations are there, so that a service can wait for those of its release.
grant select on public.flyway_schema_history, public.access_given to countersign_oversight, countersign_transparency;

-- Every table of a feature, and those of them that are projections.
do $$
declare
  t record;
begin
  for t in select c.relname,
             exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'until_position') as is_projection
           from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'oversight' and c.relkind in ('r', 'p') loop
    execute format('grant select, insert on oversight.%I to countersign_oversight', t.relname);
    if t.is_projection then
      execute format('grant update (until_position) on oversight.%I to countersign_oversight', t.relname);
      execute format('grant select, insert, update (until_position), truncate on oversight.%I to countersign_projections', t.relname);
    end if;
  end loop;
end
$$;
