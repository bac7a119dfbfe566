package dev.countersign.domain;

import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.history.History;
import java.util.HashSet;
import java.util.List;

/** Takes a recorded decision again, from nothing but the facts that it is pinned to. */
final class Recomputation {
  private Recomputation() {}

  static GateDecided of(Story story, GateDecided decided) {
    var positions = new HashSet<>(decided.inputs());
    var pinned =
        story.facts().stream().filter(f -> positions.contains(f.header().position())).toList();
    return again(story, decided, pinned);
  }

  /** From all that was on record when it was taken. */
  static GateDecided ofAll(Story story, GateDecided decided) {
    var record = recorded(story, decided);
    return again(
        story,
        decided,
        story.facts().stream()
            .filter(f -> record.header().position().isAfter(f.header().position()))
            .toList());
  }

  private static GateDecided again(Story story, GateDecided decided, List<RecordedFact> facts) {
    var request =
        facts.stream()
            .map(RecordedFact::fact)
            .filter(ScaleUpRequested.class::isInstance)
            .map(ScaleUpRequested.class::cast)
            .filter(asked -> asked.request().equals(decided.request()))
            .findFirst()
            .orElseThrow();
    var at = recorded(story, decided).header().validFrom();
    return Gate.decide(Case.of(History.of(facts), at), request)
        .recorded(decided.decision(), request);
  }

  private static RecordedFact recorded(Story story, GateDecided decided) {
    return story.facts().stream()
        .filter(f -> f.fact().equals(decided))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }
}
