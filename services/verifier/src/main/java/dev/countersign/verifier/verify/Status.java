package dev.countersign.verifier.verify;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.StatusFact.StatusRecorded;
import dev.countersign.domain.history.History.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The newest status record of a bundle that stands before what it is about.
 *
 * @param at its time, on the platform's clock
 * @param through it speaks of everything recorded before this position
 */
record Status(Instant at, Position through, byte[] indexRoot, byte[] statusRoot) {
  /** A decision that finds only an older status is not proven to have known what it should. */
  private static final Duration OLDEST = Duration.ofHours(24);

  static final String KIND = "STATUS_RECORDED";

  /** Empty, too, if a newer one than all that are known is of a form that is not. */
  static Optional<Status> before(FactHeader about, Records records) {
    return newest(records, header -> about.position().isAfter(header.position()));
  }

  /** The newest one of all, likewise. */
  static Optional<Status> newest(Records records) {
    return newest(records, header -> true);
  }

  private static Optional<Status> newest(Records records, Predicate<FactHeader> wanted) {
    return records
        .facts(StatusRecorded.class)
        .filter(event -> wanted.test(event.header()))
        .reduce((earlier, later) -> later)
        .filter(
            event ->
                unknown(records)
                    .filter(wanted)
                    .noneMatch(header -> header.position().isAfter(event.header().position())))
        .map(Status::of);
  }

  private static Stream<FactHeader> unknown(Records records) {
    return records.unknown().filter(header -> header.kind().equals(KIND));
  }

  /** True if it is not told by any that is known. */
  static boolean mayBeUnknown(Records records) {
    return newest(records).isEmpty() && unknown(records).findAny().isPresent();
  }

  private static Status of(Event<StatusRecorded> event) {
    return new Status(
        event.header().recordedAt(),
        event.fact().through(),
        Base64.getDecoder().decode(event.fact().indexRoot()),
        Base64.getDecoder().decode(event.fact().statusRoot()));
  }

  boolean isFreshAt(Instant instant) {
    return !at.isAfter(instant) && at.plus(OLDEST).isAfter(instant);
  }
}
