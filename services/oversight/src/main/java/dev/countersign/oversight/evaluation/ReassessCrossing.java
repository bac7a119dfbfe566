package dev.countersign.oversight.evaluation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvaluationFact.CrossingReassessed;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/**
 * A lab says that a later evaluation shows a crossing not to be one. Whether it does is for the
 * rules to say; the crossing stays on record.
 */
@UseCase
public class ReassessCrossing {
  private final Ledger ledger;
  private final RegisteredEvaluations evaluations;
  private final Facts facts;
  private final CurrentViewer viewer;

  ReassessCrossing(
      Ledger ledger, RegisteredEvaluations evaluations, Facts facts, CurrentViewer viewer) {
    this.ledger = ledger;
    this.evaluations = evaluations;
    this.facts = facts;
    this.viewer = viewer;
  }

  public EvaluationId reassess(
      WriteRequest request,
      EvaluationId crossing,
      String thresholdKey,
      EvaluationId reassessment,
      String reason) {
    var lab = Labs.own(viewer.get());
    var registered = evaluations.about(lab, crossing);
    var later = evaluations.about(lab, reassessment);
    return new EvaluationId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              requireCrossing(crossing, thresholdKey);
              requireComparable(registered.fact(), later.fact(), thresholdKey);
              entry.append(
                  new CrossingReassessed(
                      crossing, thresholdKey, reassessment, reason, entry.viewer().user()),
                  evaluations.filingBy(lab, registered));
              return crossing.value();
            }));
  }

  private void requireCrossing(EvaluationId crossing, String thresholdKey) {
    if (facts.of(EvaluationCompleted.class, List.of(crossing.value())).stream()
        .flatMap(event -> event.fact().findings().stream())
        .noneMatch(f -> f.thresholdKey().equals(thresholdKey) && f.conclusion().isCrossing())) {
      throw new RuleBrokenException(
          "NOT_CROSSED", "This evaluation found no crossing of %s.".formatted(thresholdKey));
    }
  }

  private void requireComparable(
      EvaluationRegistered crossing, EvaluationRegistered later, String thresholdKey) {
    if (!later.modelVersion().equals(crossing.modelVersion())
        || facts.first(EvaluationCompleted.class, later.evaluation().value()).isEmpty()) {
      throw new RuleBrokenException(
          "REASSESSMENT_NOT_COMPARABLE",
          "It takes a completed evaluation of %s on the version that crossed it, %s."
              .formatted(thresholdKey, crossing.modelVersion()));
    }
  }
}
