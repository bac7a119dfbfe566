package dev.countersign.oversight.proof;

import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.gate.Reason;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Stage;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Positions;
import dev.countersign.oversight.platform.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What an auditor may see of a decision: the outcome, and of the thresholds in its scope all that
 * they rest on. A threshold that does not follow from what the auditor sees is withheld.
 */
@ApplicationScoped
public class ScopedCut {
  /** What tells of thresholds outside the scope, or of when they change. */
  private static final Set<String> OF_ALL_THRESHOLDS =
      Set.of("asCommitted", "reasons", "differences", "inputs", "inputsDigest", "validUntil");

  private final Facts facts;
  private final ProofRows rows;
  private final SignatureParts signatures;
  private final WholeChains chains;

  ScopedCut(Facts facts, ProofRows rows, SignatureParts signatures, WholeChains chains) {
    this.facts = facts;
    this.rows = rows;
    this.signatures = signatures;
    this.chains = chains;
  }

  /**
   * Shows a decision that the viewer sees.
   *
   * @return the keys of the thresholds that can be recomputed from what is shown
   */
  List<String> show(Event<GateDecided> decision, BundleParts parts) {
    var lab = Objects.requireNonNull(decision.header().lab()).value();
    var scope = rows.domainsInSight(Positions.toUuid(decision.header().position()));
    var seen =
        facts.historyOf(lab).stream()
            .filter(fact -> decision.header().position().isAfter(fact.header().position()))
            // Other decisions tell of thresholds outside the scope, too.
            .filter(fact -> !(fact.fact() instanceof GateDecided))
            .toList();
    var known = Case.of(History.of(seen), decision.header().recordedAt());
    var request =
        known
            .history()
            .newest(ScaleUpRequested.class, decision.fact().request().value())
            .orElseThrow(RefusedException::notFound)
            .fact();
    var again = Gate.decide(known, request).reasons();
    var shown = new TreeSet<String>();
    boolean all = true;
    for (var threshold : gating(known, request.stage())) {
      boolean inScope = scope == null || scope.contains(threshold.domain().name());
      if (inScope && of(threshold, again).equals(of(threshold, decision.fact().reasons()))) {
        shown.add(threshold.key());
      } else {
        all = false;
      }
    }
    parts.whole(rows.logged(positions(seen)));
    signatures.show(seen, decision.header().position(), parts);
    chains.show(seen, parts);
    showDecision(decision, all && shown.containsAll(keys(decision.fact().reasons())), parts);
    return List.copyOf(shown);
  }

  private void showDecision(Event<GateDecided> decision, boolean whole, BundleParts parts) {
    var logged = rows.logged(List.of(Positions.toUuid(decision.header().position())));
    if (whole) {
      parts.whole(logged);
    } else {
      logged.forEach(one -> parts.inPart(one, field -> !OF_ALL_THRESHOLDS.contains(field)));
    }
  }

  private static List<UUID> positions(List<RecordedFact> of) {
    return of.stream().map(fact -> Positions.toUuid(fact.header().position())).toList();
  }

  private static List<CapabilityThreshold> gating(Case known, Stage stage) {
    return known.policies().at(known.at()).stream()
        .flatMap(version -> version.policy().thresholds().stream())
        .filter(threshold -> threshold.stages().contains(stage))
        .toList();
  }

  private static List<Reason> of(CapabilityThreshold threshold, List<Reason> reasons) {
    return reasons.stream().filter(r -> threshold.key().equals(r.thresholdKey())).toList();
  }

  private static Set<String> keys(List<Reason> reasons) {
    var keys = new TreeSet<String>();
    reasons.forEach(r -> keys.add(Objects.requireNonNullElse(r.thresholdKey(), "")));
    return keys;
  }
}
