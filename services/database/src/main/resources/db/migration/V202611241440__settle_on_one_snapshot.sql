-- What is settled is judged on the snapshot of the statement that asks. As a volatile function it may be
-- given a newer one than the rows are read with: a leaf that commits in between is then passed over for ever.
alter function ledger.settled_position() stable;
