-- The last thing that a release's migration does, in the transaction of its last grants: a service of that release
-- waits for its row. It holds no tenant's fact.
create table public.access_given (
  reviewed text primary key,
  given_at timestamptz not null default clock_timestamp()
);
