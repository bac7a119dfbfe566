package dev.countersign.oversight.proof;

import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.id.DecisionId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Positions;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import dev.countersign.oversight.proof.ProofRows.Logged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A thing by itself: that it stands in the log, for whoever may see it but not what it rests on.
 */
@ApplicationScoped
public class PublicCut {
  /** What everyone may know of a decision, once its model is deployed. */
  private static final Set<String> OUTCOME =
      Set.of(
          "kind",
          "schema",
          "id",
          "organisation",
          "lab",
          "recordedAt",
          "position",
          "decision",
          "outcome");

  private static final String SUBJECTS = "subjects";

  private final Facts facts;
  private final ProofRows rows;
  private final SignatureParts signatures;
  private final WholeChains chains;
  private final CurrentViewer viewer;
  private final ViewerSwitch viewerSwitch;

  PublicCut(
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

  /**
   * @param known what the viewer may see of it
   */
  void show(String id, List<RecordedFact> known, BundleParts parts) {
    if (!known.isEmpty()) {
      logged(known).forEach(record -> show(record, parts));
      signatures.show(known, known.getLast().header().position(), parts);
      chains.show(known, parts);
      return;
    }
    if (!id.startsWith(DecisionId.PREFIX)) {
      throw RefusedException.notFound();
    }
    parts.inPart(outcome(id).orElseThrow(RefusedException::notFound), OUTCOME::contains);
  }

  /** A number on the lab's chain would tell how much the lab has on record. */
  private static void show(Logged record, BundleParts parts) {
    if (record.fact().header().subjects().stream()
        .anyMatch(subject -> subject.subject().startsWith("lab:"))) {
      parts.inPart(record, field -> !field.equals(SUBJECTS));
    } else {
      parts.whole(List.of(record));
    }
  }

  private List<Logged> logged(List<RecordedFact> known) {
    return rows.logged(
        known.stream().map(fact -> Positions.toUuid(fact.header().position())).toList());
  }

  /**
   * The decision, if its model is deployed: the rules look for it as each lab that deployed one.
   */
  private Optional<Logged> outcome(String id) {
    for (var deployed : rows.deployedModels().entrySet()) {
      viewerSwitch.look(Viewer.rulesFor(deployed.getKey()));
      var decision = facts.first(GateDecided.class, id);
      var found =
          decision
              .filter(event -> isAbout(event.fact(), deployed.getValue()))
              .flatMap(
                  event ->
                      rows.logged(List.of(Positions.toUuid(event.header().position()))).stream()
                          .findFirst());
      viewerSwitch.look(viewer.get());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private boolean isAbout(GateDecided decision, Set<String> models) {
    return facts
        .first(ScaleUpRequested.class, decision.request().value())
        .map(request -> request.fact().base())
        .filter(Objects::nonNull)
        .flatMap(base -> facts.first(ModelVersionRegistered.class, base.value()))
        .filter(version -> models.contains(version.fact().model().value()))
        .isPresent();
  }
}
