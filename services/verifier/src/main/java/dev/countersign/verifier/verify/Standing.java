package dev.countersign.verifier.verify;

import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.halt.Halts;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.history.History;
import java.util.List;

/** How a thing stood, by everything recorded up to its newest record. */
final class Standing {
  private final String about;
  private final List<RecordedFact> facts;

  Standing(String about, List<RecordedFact> facts) {
    this.about = about;
    this.facts = facts;
  }

  void explain(Findings findings) {
    facts.stream()
        .map(RecordedFact::header)
        .filter(header -> header.id().equals(about))
        .forEach(
            header ->
                findings.reason(
                    "%s was recorded at %s as %s."
                        .formatted(header.kind(), header.recordedAt(), header.position())));
    var halts = Halts.of(History.of(facts)).all();
    if (halts.stream().anyMatch(halt -> halt.id().value().equals(about))) {
      findings.holds("These are all %d halts of the lab up to then.".formatted(halts.size()));
      halts.forEach(halt -> findings.reason(words(halt)));
    }
  }

  private static String words(Halt halt) {
    return "%s for %s on %s is %s."
        .formatted(
            halt.id(), halt.opened().thresholdKey(), halt.opened().modelVersion(), halt.state());
  }
}
