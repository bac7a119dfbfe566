package dev.countersign.domain.fact;

import dev.countersign.domain.codec.Names;

/** Anything recorded. A fact is appended, never changed; a correction is a new fact. */
public sealed interface Fact
    permits OrganisationFact,
        PolicyFact,
        ModelFact,
        EvaluationFact,
        EvidenceFact,
        EngagementFact,
        SafeguardFact,
        AttestationFact,
        GateFact,
        HaltFact,
        IncidentFact,
        ObligationFact,
        RequirementFact,
        InquiryFact,
        ReplyFact,
        WebhookFact,
        StatusFact {

  /** The kind, UPPER_SNAKE. */
  default String kind() {
    return Names.upperSnake(getClass().getSimpleName());
  }
}
