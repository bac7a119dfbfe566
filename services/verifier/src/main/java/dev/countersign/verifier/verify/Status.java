package dev.countersign.verifier.verify;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.StatusFact.StatusRecorded;
import dev.countersign.domain.history.History.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The newest status record of a bundle that stands before what it is about.
 *
 * @param at its time, on the platform's clock
 * @param through it speaks of everything recorded before this position
 */
record Status(Instant at, Position through, byte[] indexRoot, byte[] statusRoot) {
  /** A decision that finds only an older status is not proven to have known what it should. */
  private static final Duration OLDEST = Duration.ofHours(24);

  static Optional<Status> before(FactHeader about, Records records) {
    return records
        .facts(StatusRecorded.class)
        .filter(event -> about.position().isAfter(event.header().position()))
        .reduce((earlier, later) -> later)
        .map(Status::of);
  }

  /** The newest one of all. */
  static Optional<Status> newest(Records records) {
    return records.facts(StatusRecorded.class).reduce((earlier, later) -> later).map(Status::of);
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
