-- No owner_org: what witnesses have said of a checkpoint, which is published with it.
create table transparency.cosignature (
  size bigint not null references transparency.checkpoint,
  witness text not null,
  line text not null,
  cosigned_at timestamptz not null,
  primary key (size, witness)
);
grant select, insert on transparency.cosignature to countersign_transparency;
grant select on transparency.cosignature to countersign_oversight;
