package dev.countersign.oversight.obligation;

import dev.countersign.domain.obligation.Obligation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** An obligation with the lab that owes it, in the order in which a radar shows them. */
public record Owed(String lab, Obligation obligation) {
  /** What is due first comes first; what has no day yet comes last. */
  static final Comparator<Owed> SOONEST_FIRST =
      Comparator.comparing(Owed::dueAt).thenComparing(Owed::place);

  Instant dueAt() {
    var due = obligation.due();
    return due == null ? Instant.MAX : due.at();
  }

  /** The same for the same obligation, whatever came of it: what a cursor is made of. */
  UUID place() {
    return UUID.nameUUIDFromBytes(
        "%s %s %s %s"
            .formatted(
                obligation.subject(),
                obligation.instrument(),
                obligation.requirementKey(),
                Integer.toString(obligation.round()))
            .getBytes(StandardCharsets.UTF_8));
  }
}
