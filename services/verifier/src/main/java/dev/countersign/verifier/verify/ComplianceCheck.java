package dev.countersign.verifier.verify;

import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Determinations;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.DeterminationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.RequestId;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * How a model version stands to what its lab committed itself to: what holds for each threshold,
 * and what was decided, each recomputed from what was on record before it.
 */
final class ComplianceCheck {
  private final List<RecordedFact> facts;
  private final History history;
  private final Stated stated;
  private final Findings findings;

  ComplianceCheck(List<RecordedFact> facts, Stated stated, Findings findings) {
    this.facts = facts;
    this.history = History.of(facts);
    this.stated = stated;
    this.findings = findings;
  }

  /** Everything that holds for a version at the end of the record. */
  void check(ModelVersionId version) {
    var newest = new LinkedHashMap<DeterminationId, Event<DeterminationMade>>();
    history.stream(DeterminationMade.class)
        .filter(event -> event.fact().modelVersion().equals(version))
        .forEach(event -> newest.put(event.fact().determination(), event));
    newest.values().forEach(this::check);
    if (newest.isEmpty()) {
      findings.reason("Nothing has been assessed on %s.".formatted(version));
    }
    decisions(version);
    nothingIsOwed(version);
  }

  /** That one determination follows from what was on record before it. */
  void check(Event<DeterminationMade> event) {
    var made = event.fact();
    var before = Verification.before(event, facts);
    stated
        .instant(event.header(), before)
        .ifPresent(at -> compare(event, before, Case.of(History.of(before), at)));
    findings.reason(words(made));
  }

  private void compare(Event<DeterminationMade> event, List<RecordedFact> before, Case known) {
    var made = event.fact();
    if (Determinations.changed(known).contains(made)) {
      stated.wasBrought(
          event.header(), before, at -> Determinations.changed(known.at(at)).contains(made));
      findings.holds(
          "What holds for %s follows from the records before it.".formatted(made.thresholdKey()));
    } else {
      findings.isFalse(
          "What is said to hold for %s does not follow from the records before it."
              .formatted(made.thresholdKey()));
    }
  }

  private static String words(DeterminationMade made) {
    var said = new StringBuilder(made.thresholdKey()).append(": ");
    said.append(made.conclusion() == null ? "nothing concluded" : made.conclusion().name());
    if (made.latched()) {
      said.append(", crossed, and so for all that comes from it");
    } else if (made.shortfall() != null) {
      said.append(", which supports no step: ").append(made.shortfall());
    } else {
      said.append(", which supports a step");
    }
    if (made.evaluation() != null) {
      said.append(", by ").append(made.evaluation());
    }
    return said.append('.').toString();
  }

  /** The newest decision on each request that goes on from the version. */
  private void decisions(ModelVersionId version) {
    var asked = new LinkedHashMap<RequestId, Event<GateDecided>>();
    history.stream(ScaleUpRequested.class)
        .filter(event -> version.equals(event.fact().base()))
        .forEach(
            event ->
                history.stream(GateDecided.class)
                    .filter(d -> d.fact().request().equals(event.fact().request()))
                    .forEach(d -> asked.put(event.fact().request(), d)));
    asked.forEach(
        (request, decision) -> {
          findings.reason(
              "%s was answered %s at %s, because:"
                  .formatted(request, decision.fact().outcome(), decision.header().recordedAt()));
          new DecisionCheck(decision, stated, findings)
              .recompute(Verification.before(decision, facts));
        });
  }

  /**
   * What the rules would state at the end of the record, and is not stated, makes it incomplete.
   */
  private void nothingIsOwed(ModelVersionId version) {
    var last = facts.getLast().header();
    if (!stated.isByOurRules(last)) {
      return;
    }
    var end = last.recordedAt();
    Determinations.changed(Case.of(history, end)).stream()
        .filter(made -> made.modelVersion().equals(version))
        .forEach(
            made ->
                findings.lacks(
                    Result.INCOMPLETE,
                    "What holds for %s at %s is not stated yet."
                        .formatted(made.thresholdKey(), end)));
  }
}
