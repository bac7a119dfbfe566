package dev.countersign.oversight.supervision;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.AttestationFact.AttestationSuperseded;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.fact.HaltFact.HaltLiftRequested;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.IncidentFact.ObligationFellOverdue;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import org.jspecify.annotations.NullMarked;

/** What one can be told of as it happens. */
@NullMarked
public enum SupervisionEventKind {
  HALT_OPENED(HaltOpened.class),
  HALT_LIFT_REQUESTED(HaltLiftRequested.class),
  HALT_LIFTED(HaltLifted.class),
  /** A determination latched. */
  CROSSING(DeterminationMade.class),
  /** A published version asks less than the one before it. */
  WEAKENING(PolicyVersionPublished.class),
  OBLIGATION_OVERDUE(ObligationFellOverdue.class),
  ATTESTATION_RECEIVED(AttestationReceived.class),
  ATTESTATION_REVOKED(AttestationRevoked.class),
  ATTESTATION_SUSPENDED(AttestationSuspended.class),
  ATTESTATION_SUPERSEDED(AttestationSuperseded.class);

  private final Class<? extends Fact> fact;

  SupervisionEventKind(Class<? extends Fact> fact) {
    this.fact = fact;
  }

  /** The fact that may tell of it. */
  Class<? extends Fact> fact() {
    return fact;
  }
}
