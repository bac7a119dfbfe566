package dev.countersign.domain.halt;

import dev.countersign.domain.fact.AttestationFact;
import dev.countersign.domain.fact.EngagementFact;
import dev.countersign.domain.fact.EvaluationFact;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.domain.fact.EvidenceFact;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.HaltFact;
import dev.countersign.domain.fact.HaltFact.HaltLiftDenied;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.ModelFact;
import dev.countersign.domain.fact.OrganisationFact;
import dev.countersign.domain.fact.PolicyFact;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.SafeguardFact;

/** Which fact states a consequence, what it is called while none does, and what may have any. */
final class Statements {
  private Statements() {}

  static boolean isOf(Fact fact, Consequence consequence) {
    return switch (consequence) {
      case Consequence.SuspendAttestation s -> fact.equals(s.suspended());
      case Consequence.RejectEvaluation r -> fact.equals(r.rejection());
      case Consequence.ImpeachDecision i -> fact.equals(i.impeachment());
      case Consequence.OpenHalt o ->
          fact instanceof HaltOpened opened && opened.equals(o.opened(opened.halt()));
      case Consequence.Lift l -> fact.equals(new HaltLifted(l.halt()));
      case Consequence.DenyLift d -> fact.equals(new HaltLiftDenied(d.halt(), d.reason()));
      case Consequence.Decide d -> false;
    };
  }

  static String words(Consequence consequence) {
    return switch (consequence) {
      case Consequence.SuspendAttestation s ->
          "ATTESTATION_SUSPENDED of %s for %s".formatted(s.attestation(), s.reason());
      case Consequence.RejectEvaluation r ->
          "EVALUATION_REJECTED of %s for %s"
              .formatted(r.rejection().evaluation(), r.rejection().reason());
      case Consequence.ImpeachDecision i ->
          "DECISION_IMPEACHED of %s".formatted(i.impeachment().decision());
      case Consequence.OpenHalt o ->
          "HALT_OPENED for %s on %s, by %s,"
              .formatted(o.thresholdKey(), o.modelVersion(), o.causedBy());
      case Consequence.Lift l -> "HALT_LIFTED of %s".formatted(l.halt());
      case Consequence.DenyLift d -> "HALT_LIFT_DENIED of %s".formatted(d.halt());
      case Consequence.Decide d -> "GATE_DECIDED on %s".formatted(d.request().request());
    };
  }

  /**
   * True if more than decisions may follow from a fact; from what else is on record it does not.
   */
  static boolean mayFollow(Fact fact) {
    return switch (fact) {
      case EvaluationRegistered registered -> false;
      case EvaluationStarted started -> false;
      case PolicyVersionDrafted drafted -> false;
      case ModelFact model -> true;
      case PolicyFact policy -> true;
      case EvaluationFact evaluation -> true;
      case EvidenceFact evidence -> true;
      case SafeguardFact safeguard -> true;
      case EngagementFact engagement -> true;
      case AttestationFact attestation -> true;
      case HaltFact halt -> true;
      case OrganisationFact organisation -> true;
      default -> false;
    };
  }
}
