package dev.countersign.domain.attestation;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.AttestationFact.Opinion;
import dev.countersign.domain.fact.AttestationFact.Review;
import java.util.Set;

/**
 * Whether an attestation tells a lab what it would rather not hear. Who never does is looked at.
 */
public final class Alarms {
  private static final Set<Conclusion> CROSSINGS =
      Set.of(Conclusion.REACHED, Conclusion.CANNOT_RULE_OUT);

  private Alarms() {}

  /** True if it finds a crossing, a safeguard that is not effective, or a promise not kept. */
  public static boolean raises(AttestationReceived received) {
    return received.findings().stream().anyMatch(found -> CROSSINGS.contains(found.conclusion()))
        || received.validations().stream().anyMatch(found -> found.effect() != Effect.EFFECTIVE)
        || (received.review() != null && raises(received.review()));
  }

  private static boolean raises(Review review) {
    return review.opinion() == Opinion.ADVERSE
        || review.findings().stream()
            .anyMatch(finding -> finding.adherence() == Adherence.NOT_KEPT);
  }
}
