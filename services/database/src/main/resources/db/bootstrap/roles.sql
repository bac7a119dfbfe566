-- Run by an administrator before every migration; repeating it changes nothing. A superuser may be one, and so may
-- whoever has CREATEROLE and owns the database: only what differs is altered, and what may not be is refused.
-- None of these roles is a superuser, owns another's objects or bypasses row-level security.
do $$
declare
  services constant text[] := array['countersign_oversight', 'countersign_transparency', 'countersign_projections'];
  logins constant text[] := array['countersign_owner'] || services;
  -- Each owns functions that see more than their caller, and nothing else; nobody can log in as one.
  -- sight_keeper: what writes who may see what. index_keeper: what looks over the whole index map.
  -- tally_keeper: what counts what its caller may not see.
  keepers constant text[] := array['sight_keeper', 'index_keeper', 'tally_keeper'];
  wanted text;
  found record;
begin
  if not (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) then
    raise insufficient_privilege using message = format(
      'Administrator %s may not make roles: have a superuser run "alter role %1$I createrole".', current_user);
  end if;
  -- Grants and revocations by anybody else are warnings, and what is open to everybody would stay open.
  if not pg_has_role((select datdba from pg_database where datname = current_database()), 'usage') then
    raise insufficient_privilege using message = format(
      'Administrator %s does not own database %s: make it the owner ("alter database %2$I owner to %1$I").', current_user, current_database());
  end if;
  if not pg_has_role((select nspowner from pg_namespace where nspname = 'public'), 'usage') then
    raise insufficient_privilege using message = format(
      'Administrator %s does not own schema public of database %s: give it to the database''s owner ("alter schema public owner to pg_database_owner").',
      current_user, current_database());
  end if;
  foreach wanted in array logins || keepers loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I %s', wanted, case when wanted = any (keepers) then 'nologin' else 'login' end);
    end if;
  end loop;
  for found in
    select r.rolname, a.attribute
    from pg_roles r cross join lateral (values
      (r.rolsuper, 'superuser'), (r.rolbypassrls, 'bypassrls'), (r.rolreplication, 'replication'), (r.rolcreatedb, 'createdb'),
      (r.rolcreaterole, 'createrole'), (r.rolcanlogin and r.rolname = any (keepers), 'login')) a (is_had, attribute)
    where r.rolname = any (logins || keepers) and a.is_had
  loop
    begin
      execute format('alter role %I no%s', found.rolname, found.attribute);
    exception when insufficient_privilege then
      raise insufficient_privilege using message = format(
        'Role %s has %s, which administrator %s may not take away: have a superuser run "alter role %1$I no%2$s".',
        found.rolname, found.attribute, current_user);
    end;
  end loop;
  foreach wanted in array logins || keepers loop
    if not pg_has_role(wanted, 'usage with admin option') then
      raise insufficient_privilege using message = format(
        'Role %s was made by another than administrator %s: have it granted ("grant %1$I to %2$I with admin true, inherit false, set false").',
        wanted, current_user);
    end if;
  end loop;
  -- One forgotten write transaction anywhere on the server holds the log back.
  for found in
    select r.rolname, s.name, s.value
    from (
      select login, t.name, t.value
      from unnest(logins) login cross join (values
        ('idle_in_transaction_session_timeout', '10s'), ('row_security', 'on'), ('timezone', 'UTC')) t (name, value)
      union all values
        ('countersign_owner', 'transaction_timeout', '10min'),
        ('countersign_oversight', 'transaction_timeout', '30s'),
        ('countersign_transparency', 'transaction_timeout', '5s'),
        ('countersign_projections', 'transaction_timeout', '60s'),
        ('countersign_oversight', 'search_path', 'oversight, ledger'),
        ('countersign_projections', 'search_path', 'oversight, ledger'),
        ('countersign_transparency', 'search_path', 'transparency, ledger')) s (login, name, value)
      join pg_roles r on r.rolname = s.login
    where not exists (select from unnest(r.rolconfig) kept where lower(kept) = lower(s.name || '=' || s.value))
  loop
    execute format('alter role %I set %I = %s', found.rolname, found.name,
      case found.name when 'search_path' then found.value else quote_literal(found.value) end);
  end loop;
  -- It may hand functions over to the keepers, and inherits nothing from them.
  foreach wanted in array keepers loop
    execute format('grant %I to countersign_owner with inherit false, set true', wanted);
  end loop;
  -- Whoever makes a role may give it away, and no more: the administrator becomes the owner for what
  -- follows, and the writer of projections for a rebuild.
  foreach wanted in array array['countersign_owner', 'countersign_projections'] loop
    if not pg_has_role(wanted, 'set') then
      execute format('grant %I to current_user with inherit false, set true', wanted);
    end if;
  end loop;
  execute format('grant create, connect, temporary on database %I to countersign_owner', current_database());
  foreach wanted in array services loop
    execute format('grant connect on database %I to %I', current_database(), wanted);
  end loop;
  execute format('revoke temporary on database %I from public', current_database());
  revoke all on schema public from public;
  grant usage, create on schema public to countersign_owner;
  -- There alone is written which migrations are there.
  grant usage on schema public to countersign_oversight, countersign_transparency;
end
$$;
