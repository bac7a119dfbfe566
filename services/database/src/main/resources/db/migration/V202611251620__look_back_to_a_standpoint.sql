-- A transaction may look back: to what was recorded by an instant or up to a position, and to what held
-- in the world by then. Unset looks at the newest state. Access is judged at app.now all the same.
create function ledger.known_position() returns uuid
  language sql stable parallel safe
  return coalesce(nullif(current_setting('app.known_position', true), '')::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid);

create function ledger.known_at() returns timestamptz
  language sql stable parallel safe
  return coalesce(nullif(current_setting('app.known_at', true), '')::timestamptz, 'infinity'::timestamptz);

create function ledger.valid_at() returns timestamptz
  language sql stable parallel safe
  return coalesce(nullif(current_setting('app.valid_at', true), '')::timestamptz, 'infinity'::timestamptz);

-- True if the fact at this position is in the snapshot that an answer was read with: that of an earlier
-- epoch always is.
create function ledger.is_in_snapshot(place uuid, snapshot pg_snapshot) returns boolean
  language sql stable strict parallel safe
  return ('x' || substr(replace(place::text, '-', ''), 1, 8))::bit(32)::integer < ledger.current_epoch()
    or pg_visible_in_snapshot(('x' || substr(replace(place::text, '-', ''), 9, 16))::bit(64)::bigint::text::xid8, snapshot);
