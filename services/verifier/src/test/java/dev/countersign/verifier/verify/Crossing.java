package dev.countersign.verifier.verify;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.evaluation.Result;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.EvaluationFact.Elicitation;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.domain.fact.EvaluationFact.Finding;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.halt.Consequence;
import dev.countersign.domain.halt.Consequences;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.HaltId;
import java.math.BigDecimal;
import java.util.List;

/** What goes on from a clearance: the lab itself crosses its threshold, and what follows. */
final class Crossing {
  static final EvaluationId ID = new EvaluationId("evl_" + Aurelia.digits(9));
  static final HaltId HALT = new HaltId("hlt_" + Aurelia.digits(9));
  private static final HaltId HALT_AGAIN = new HaltId("hlt_" + Aurelia.digits(10));

  private Crossing() {}

  /** The lab itself evaluated, and its threshold is crossed. */
  static void tell(Ledger ledger) {
    ledger.append(
        ID.value(),
        Ledger.LAB,
        new EvaluationRegistered(
            ID,
            Aurelia.C1,
            List.of("CYBER-2"),
            "Protocol",
            Aurelia.digest("protocol"),
            Ledger.LAB));
    ledger.append(ID.value(), Ledger.LAB, new EvaluationStarted(ID));
    ledger.append(
        ID.value(),
        Ledger.LAB,
        new EvaluationCompleted(
            ID,
            Aurelia.C1,
            ledger.now(),
            List.of(
                new Finding(
                    "CYBER-2",
                    Conclusion.REACHED,
                    List.of(new Result("exploit-success", 300L, null, null, 400L, 400L)))),
            new Elicitation(List.of("agent"), null, true, true, BigDecimal.TEN, List.of("weights")),
            List.of(),
            List.of()));
  }

  /** States all that follows, as an honest platform does. */
  static void follow(Ledger ledger) {
    while (step(ledger)) {
      continue;
    }
  }

  /** States what follows next, all of one kind; false if nothing does. */
  static boolean step(Ledger ledger) {
    var read = Case.of(History.of(ledger.facts()), ledger.now());
    var owed = Consequences.beforeDecisions(read);
    owed.forEach(consequence -> state(ledger, consequence));
    return !owed.isEmpty();
  }

  private static void state(Ledger ledger, Consequence consequence) {
    switch (consequence) {
      case Consequence.OpenHalt o -> {
        boolean again = ledger.facts().stream().anyMatch(fact -> fact.fact() instanceof HaltOpened);
        var id = again ? HALT_AGAIN : HALT;
        ledger.append(id.value(), Ledger.PLATFORM, o.opened(id));
      }
      case Consequence.SuspendAttestation s ->
          ledger.append(
              s.attestation().value(),
              Ledger.PLATFORM,
              new AttestationSuspended(
                  s.attestation(), s.reason(), s.effectiveFrom(), s.causedBy()));
      case Consequence.RejectEvaluation r ->
          ledger.append(r.rejection().evaluation().value(), Ledger.PLATFORM, r.rejection());
      default -> throw new IllegalStateException("Not told here: " + consequence);
    }
  }
}
