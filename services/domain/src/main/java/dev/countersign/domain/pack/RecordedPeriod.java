package dev.countersign.domain.pack;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.History.Event;
import java.time.Instant;
import java.util.stream.Stream;

/** What was recorded from an instant on, up to that of the case; both are included. */
record RecordedPeriod(Case facts, Instant from) {
  <F extends Fact> Stream<Event<F>> during(Class<F> kind) {
    return facts.history().stream(kind)
        .filter(event -> !event.header().recordedAt().isBefore(from))
        .filter(event -> !event.header().recordedAt().isAfter(facts.at()));
  }
}
