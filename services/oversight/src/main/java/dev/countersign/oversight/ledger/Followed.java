package dev.countersign.oversight.ledger;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.RecordedFact;
import java.util.List;
import java.util.UUID;

/** The facts of some kinds, in position order, as far as they are settled: none comes between. */
public interface Followed {

  /** A fact with its place in the order. */
  record Placed(UUID position, RecordedFact fact) {}

  /** The first of them behind a position that the viewer may see. */
  List<Placed> after(UUID position, List<Class<? extends Fact>> kinds, int limit);

  /** Everything before this position is settled. */
  UUID settled();
}
