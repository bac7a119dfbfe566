package dev.countersign.oversight.ledger;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.oversight.platform.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** One open entry in the ledger: the transaction in which facts are appended. */
public interface Entry {

  /** Who writes. */
  Viewer viewer();

  /** The instant at which everything in this entry is recorded. */
  Instant recordedAt();

  /** The labs whose ledgers this entry holds. */
  Set<String> labs();

  /** Appends a fact; what it says is from now on part of the record. */
  RecordedFact append(Fact fact, Filing filing);

  /** The position of the fact appended last, as it stands in the tables. */
  UUID lastPosition();

  /** Works as another viewer, then as the one who writes again. */
  void as(Viewer other, Runnable work);

  /** What another viewer sees. */
  default <T> T seenAs(Viewer other, Supplier<T> look) {
    var seen = new ArrayList<T>(1);
    as(other, () -> seen.add(look.get()));
    return seen.getFirst();
  }

  /** A new id with this prefix. */
  String newId(String prefix);
}
