package dev.countersign.domain.fact;

import dev.countersign.domain.id.ImplementationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.Surface;

/** Facts about safeguards. That one is VALIDATED is derived, never stated. */
public sealed interface SafeguardFact extends Fact {
  /** What a lab says of its own safeguard. */
  enum ImplementationState {
    PROPOSED,
    IMPLEMENTED
  }

  record SafeguardImplemented(
      ImplementationId implementation,
      String safeguardKey,
      ModelVersionId modelVersion,
      Surface surface,
      String configDigest,
      ImplementationState state,
      String implementer)
      implements SafeguardFact {}

  /** It stands otherwise now; what validated another configuration no longer counts. */
  record SafeguardUpdated(
      ImplementationId implementation,
      String configDigest,
      ImplementationState state,
      String implementer)
      implements SafeguardFact {}

  record SafeguardDegraded(ImplementationId implementation, String reason)
      implements SafeguardFact {}
}
