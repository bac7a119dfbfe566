package dev.countersign.verifier.verify;

import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.gate.Reason;
import dev.countersign.domain.history.History;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Stage;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The thresholds in an auditor's scope, recomputed; the rest is withheld, and only counted. */
final class ScopedCheck {
  private final Records records;
  private final Bundle bundle;
  private final Findings findings;

  ScopedCheck(Records records, Bundle bundle, Findings findings) {
    this.records = records;
    this.bundle = bundle;
    this.findings = findings;
  }

  /**
   * @param decision what is shown of it
   */
  void check(JsonObject decision) {
    if (records.unknown().anyMatch(header -> header.id().equals(bundle.about()))) {
      new Completeness(records, bundle, findings).check();
      return;
    }
    var outcome = decision.text("outcome");
    var request = decision.text("request");
    if (outcome == null || request == null) {
      findings.isFalse("The decision does not say about what or how it was decided.");
      return;
    }
    try {
      check(FactCodec.headerOf(decision), request, Outcome.valueOf(outcome));
    } catch (IllegalArgumentException | DocumentProblemsException e) {
      findings.isFalse("The decision cannot be read: " + e.getMessage());
    }
  }

  private void check(FactHeader decision, String request, Outcome outcome) {
    var facts = about(decision);
    var stated = new Stated(records, findings);
    new SignatureCheck(records, bundle, null, findings).check(facts);
    new DerivedInPart(facts, stated, findings).check();
    var at = stated.instant(decision, facts);
    if (at.isEmpty()) {
      return;
    }
    var known = Case.of(History.of(facts), at.get());
    known
        .history()
        .newest(ScaleUpRequested.class, request)
        .ifPresentOrElse(
            asked -> recompute(known, asked.fact(), outcome),
            () -> findings.isFalse("The request that was decided is not in the file."));
  }

  private List<RecordedFact> about(FactHeader decision) {
    return records.facts().stream()
        .filter(fact -> fact.header().lab() != null)
        .filter(fact -> Objects.equals(fact.header().lab(), decision.lab()))
        .filter(fact -> decision.position().isAfter(fact.header().position()))
        .toList();
  }

  private void recompute(Case known, ScaleUpRequested request, Outcome recorded) {
    var gating =
        gating(known, request.stage()).stream()
            .map(CapabilityThreshold::key)
            .collect(Collectors.toCollection(TreeSet::new));
    var shown = Set.copyOf(bundle.thresholds());
    if (!gating.containsAll(shown)) {
      findings.isFalse("A threshold that the file names does not gate this step.");
      return;
    }
    var reasons =
        Gate.decide(known, request).reasons().stream()
            .filter(reason -> shown.contains(String.valueOf(reason.thresholdKey())))
            .toList();
    var worst =
        reasons.stream()
            .map(reason -> reason.code().outcome())
            .min(Comparator.naturalOrder())
            .orElse(Outcome.CLEARED);
    if (worst.compareTo(recorded) < 0 || !agree(reasons, shown)) {
      findings.isFalse(
          "The thresholds shown answer %s; the record says %s.".formatted(worst, recorded));
      return;
    }
    findings.holds("Recomputed from these records: %s.".formatted(new TreeSet<>(shown)));
    reasons.forEach(
        reason -> findings.reason("%s: %s".formatted(reason.code(), reason.sentence())));
    boolean complete = new Completeness(records, bundle, findings).check();
    findings.lacks(
        Result.IN_PART,
        "%d of %d thresholds are withheld; that nothing is left out is %s."
            .formatted(
                gating.size() - shown.size(),
                gating.size(),
                complete ? "shown for what auditors may read of the version" : "not shown"));
  }

  /** True unless the decision is shown whole and gives other reasons for these thresholds. */
  private boolean agree(List<Reason> again, Set<String> shown) {
    return records
        .first(GateDecided.class, bundle.about())
        .map(
            decision ->
                decision.fact().reasons().stream()
                    .filter(reason -> shown.contains(String.valueOf(reason.thresholdKey())))
                    .toList()
                    .equals(again))
        .orElse(true);
  }

  private static List<CapabilityThreshold> gating(Case known, Stage stage) {
    return known.policies().at(known.at()).stream()
        .flatMap(version -> version.policy().thresholds().stream())
        .filter(threshold -> threshold.stages().contains(stage))
        .toList();
  }
}
