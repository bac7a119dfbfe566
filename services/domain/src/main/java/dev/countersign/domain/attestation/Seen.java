package dev.countersign.domain.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.history.Engagements;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.statement.AuditorPredicates.Attested;
import dev.countersign.domain.statement.AuditorPredicates.CapabilityEvaluation;
import dev.countersign.domain.statement.AuditorPredicates.ProceduralCompliance;
import dev.countersign.domain.statement.AuditorPredicates.SafeguardValidation;
import java.time.Instant;
import java.util.List;

/** One lab's record as far as one auditor sees it: what is absent and what is hidden are alike. */
record Seen(History history, OrganisationId auditor, OrganisationId lab) {

  <F extends Fact> Event<F> found(Class<F> kind, String id) {
    return history
        .newest(kind, id)
        .orElseThrow(
            () ->
                new RuleBrokenException(
                    "NOT_FOUND", "There is no such thing, or it is not yours to see."));
  }

  <F extends Fact> Event<F> ofCompleted(Class<F> kind, EvaluationId id) {
    return history
        .newest(kind, id.value())
        .orElseThrow(
            () ->
                new RuleBrokenException(
                    "EVALUATION_NOT_COMPLETED", "Only a completed evaluation is attested."));
  }

  /** The evidence that a claim relies upon. */
  List<Event<EvidenceSealed>> evidenceOf(Attested claim) {
    var ids =
        switch (claim) {
          case CapabilityEvaluation evaluation ->
              ofCompleted(EvaluationCompleted.class, evaluation.evaluationId()).fact().evidence();
          case ProceduralCompliance review -> List.of(review.report());
          case SafeguardValidation validation -> validation.restsOn();
        };
    return ids.stream().map(id -> found(EvidenceSealed.class, id.value())).toList();
  }

  /** The auditor's open engagement, under which it declared its independence. */
  EngagementId engagement(Instant at) {
    var engagements = Engagements.of(history);
    EngagementOffered offer =
        engagements
            .open(auditor, at)
            .orElseThrow(
                () ->
                    new RuleBrokenException(
                        "ENGAGEMENT_NOT_OPEN",
                        "You have no open engagement with this lab. Have one offered, and accept"
                            + " it."))
            .fact();
    if (engagements.declarations(offer.engagement(), at).findAny().isEmpty()) {
      throw new RuleBrokenException(
          "DECLARATION_MISSING",
          "Declare your independence under this engagement before you attest.");
    }
    return offer.engagement();
  }
}
