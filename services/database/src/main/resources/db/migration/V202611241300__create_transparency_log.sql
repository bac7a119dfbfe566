-- The log: what was taken in, in order, with its tree. It holds commitments alone, no tenant's facts.
create schema transparency;
grant usage on schema transparency to countersign_transparency, countersign_oversight;

-- No owner_org: entries are commitments, which everyone may read.
create table transparency.entry (
  log_index bigint primary key constraint index_counts_from_zero check (log_index >= 0),
  position uuid not null unique,
  leaf bytea not null constraint leaf_fits_an_entry check (length(leaf) <= 65535),
  leaf_hash bytea not null constraint leaf_hash_is_sha256 check (length(leaf_hash) = 32)
);

-- No owner_org: full subtrees of the tree, 2^level leaves each; the tiles are cut from these.
create table transparency.node (
  level smallint not null constraint level_in_range check (level between 0 and 62),
  index bigint not null constraint node_index_counts_from_zero check (index >= 0),
  hash bytea not null constraint node_hash_is_sha256 check (length(hash) = 32),
  primary key (level, index)
);

-- No owner_org: one row, compared and swapped by whoever sequences.
create table transparency.tree (
  only_row boolean primary key default true constraint tree_is_one_row check (only_row),
  size bigint not null constraint size_counts_from_zero check (size >= 0),
  root bytea not null constraint root_is_sha256 check (length(root) = 32)
);
insert into transparency.tree (size, root)
  values (0, decode('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex'));

-- No owner_org: what the log has committed itself to, in public.
create table transparency.checkpoint (
  size bigint primary key,
  root bytea not null,
  note text not null,
  published_at timestamptz not null
);

grant select, insert on transparency.entry, transparency.node, transparency.checkpoint to countersign_transparency;
grant select, update on transparency.tree to countersign_transparency;
grant select on transparency.entry, transparency.node, transparency.checkpoint, transparency.tree to countersign_oversight;
