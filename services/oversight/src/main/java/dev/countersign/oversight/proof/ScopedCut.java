package dev.countersign.oversight.proof;

import dev.countersign.domain.fact.GateFact.DecisionOutcomeStated;
import dev.countersign.domain.fact.GateFact.DecisionReasonsStated;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.gate.Reason;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.history.Lineage;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Stage;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Positions;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.proof.ProofRows.Logged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
  private final CurrentViewer viewer;
  private final ViewerSwitch viewerSwitch;

  ScopedCut(
      Facts facts,
      ProofRows rows,
      SignatureParts signatures,
      WholeChains chains,
      CurrentViewer viewer,
      ViewerSwitch viewerSwitch) {
    this.facts = facts;
    this.rows = rows;
    this.signatures = signatures;
    this.chains = chains;
    this.viewer = viewer;
    this.viewerSwitch = viewerSwitch;
  }

  /** What a decision came to, for an auditor that is engaged for its model; null for others. */
  @Nullable Event<DecisionOutcomeStated> outcomeOf(String decision) {
    return facts
        .page(
            Wanted.all(DecisionOutcomeStated.class).where("decision", decision),
            new Window(1, null, null, true, false))
        .rows()
        .stream()
        .map(row -> row.value())
        .filter(stated -> isEngaged(scope(stated)))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Set<String> scope(Event<DecisionOutcomeStated> stated) {
    return rows.domainsInSight(Positions.toUuid(stated.header().position()));
  }

  private static boolean isEngaged(@Nullable Set<String> scope) {
    return scope == null || !scope.isEmpty();
  }

  /**
   * Shows a decision whose outcome the viewer sees. The rules look it up, for what of it may be
   * shown is cut field by field.
   *
   * @return the keys of the thresholds that can be recomputed from what is shown
   */
  List<String> show(Event<DecisionOutcomeStated> stated, BundleParts parts) {
    var lab = Objects.requireNonNull(stated.header().lab()).value();
    var scope = scope(stated);
    viewerSwitch.look(Viewer.rulesFor(lab));
    var decision =
        facts
            .first(GateDecided.class, stated.fact().decision().value())
            .orElseThrow(RefusedException::notFound);
    var logged = rows.logged(List.of(Positions.toUuid(decision.header().position())));
    viewerSwitch.look(viewer.get());
    var seen =
        facts.historyOf(lab).stream()
            .filter(fact -> decision.header().position().isAfter(fact.header().position()))
            // Other decisions tell of thresholds outside the scope, too.
            .filter(fact -> !(fact.fact() instanceof GateDecided))
            .filter(fact -> !(fact.fact() instanceof DecisionReasonsStated))
            .toList();
    var known = Case.of(History.of(seen), decision.header().validFrom());
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
    parts.whole(rows.logged(rows.rules(Positions.toUuid(decision.header().position()))));
    signatures.show(seen, decision.header().position(), parts);
    chains.show(seen, lineage(known, request)::contains, parts);
    showDecision(logged, all && shown.containsAll(keys(decision.fact().reasons())), parts);
    return List.copyOf(shown);
  }

  /** What the decision is about: the version, what it comes from, and their models. */
  private static Set<String> lineage(Case known, ScaleUpRequested request) {
    var base = request.base();
    if (base == null) {
      return Set.of();
    }
    var lineage = Lineage.of(known.history());
    var ids = new TreeSet<String>();
    for (var version : lineage.ancestorsOf(base)) {
      ids.add(version.value());
      lineage.version(version).ifPresent(registered -> ids.add(registered.model().value()));
    }
    return ids;
  }

  private static void showDecision(List<Logged> logged, boolean whole, BundleParts parts) {
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
