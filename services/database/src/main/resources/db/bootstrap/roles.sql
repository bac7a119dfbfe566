-- Run by an administrator before every migration; repeating it changes nothing.
-- None of these roles is a superuser, owns another's objects or bypasses row-level security.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['countersign_owner', 'countersign_oversight', 'countersign_transparency', 'countersign_projections'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I login', wanted);
    end if;
    execute format('alter role %I nosuperuser nobypassrls nocreatedb nocreaterole', wanted);
    -- One forgotten write transaction anywhere on the server holds the log back.
    execute format('alter role %I set transaction_timeout = %L', wanted, case wanted
      when 'countersign_transparency' then '5s'
      when 'countersign_oversight' then '30s'
      when 'countersign_projections' then '60s'
      else '10min' end);
    execute format('alter role %I set idle_in_transaction_session_timeout = %L', wanted, '10s');
    execute format('alter role %I set row_security = on', wanted);
    execute format('alter role %I set timezone = %L', wanted, 'UTC');
  end loop;
  -- Owns the functions that write who may see what, and nothing else; nobody can log in as it.
  if not exists (select from pg_roles where rolname = 'sight_keeper') then
    create role sight_keeper nologin;
  end if;
  alter role sight_keeper nosuperuser nobypassrls nocreatedb nocreaterole nologin;
  -- Owns the functions that look over the whole index map, and nothing else; nobody can log in as it.
  if not exists (select from pg_roles where rolname = 'index_keeper') then
    create role index_keeper nologin;
  end if;
  alter role index_keeper nosuperuser nobypassrls nocreatedb nocreaterole nologin;
  -- Owns the functions that count what their caller may not see, and nothing else; nobody can log in as it.
  if not exists (select from pg_roles where rolname = 'tally_keeper') then
    create role tally_keeper nologin;
  end if;
  alter role tally_keeper nosuperuser nobypassrls nocreatedb nocreaterole nologin;
  alter role countersign_oversight set search_path = oversight, ledger;
  alter role countersign_projections set search_path = oversight, ledger;
  alter role countersign_transparency set search_path = transparency, ledger;
  -- It may hand functions over to the keepers, and inherits nothing from them.
  grant sight_keeper to countersign_owner with inherit false, set true;
  grant index_keeper to countersign_owner with inherit false, set true;
  grant tally_keeper to countersign_owner with inherit false, set true;
  execute format('grant create, connect on database %I to countersign_owner', current_database());
  execute format('grant connect on database %I to countersign_oversight, countersign_transparency, countersign_projections', current_database());
  execute format('revoke temporary on database %I from public', current_database());
  revoke all on schema public from public;
  grant usage, create on schema public to countersign_owner;
  -- There alone is written which migrations are there.
  grant usage on schema public to countersign_oversight, countersign_transparency;
end
$$;
