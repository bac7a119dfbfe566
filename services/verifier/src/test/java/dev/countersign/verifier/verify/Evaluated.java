package dev.countersign.verifier.verify;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.evaluation.Result;
import dev.countersign.domain.fact.EvaluationFact.Elicitation;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.domain.fact.EvaluationFact.Finding;
import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.ModelFact.MitigationState;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.id.ModelId;
import java.math.BigDecimal;
import java.util.List;

/** The model version that the lab registered, and what an auditor found of it: it rules out. */
final class Evaluated {
  private Evaluated() {}

  static void tell(Ledger ledger) {
    ledger.append(
        Aurelia.C1.value(),
        Ledger.LAB,
        new ModelVersionRegistered(
            Aurelia.C1,
            new ModelId("mdl_" + Aurelia.digits(1)),
            "c1",
            Aurelia.digest("m1"),
            new BigDecimal("3.1e26"),
            List.of(),
            MitigationState.HELPFUL_ONLY,
            List.of()));
    ledger.append(
        Aurelia.EVALUATION.value(),
        Aurelia.KESTREL,
        new EvaluationRegistered(
            Aurelia.EVALUATION,
            Aurelia.C1,
            List.of("CYBER-2"),
            "Protocol",
            Aurelia.digest("protocol"),
            Aurelia.KESTREL));
    ledger.append(
        Aurelia.EVALUATION.value(), Aurelia.KESTREL, new EvaluationStarted(Aurelia.EVALUATION));
    ledger.append(
        Aurelia.EVIDENCE.value(),
        Aurelia.KESTREL,
        new EvidenceSealed(
            Aurelia.EVIDENCE,
            Aurelia.digest("log"),
            1,
            "application/json",
            "log.eval",
            EvidenceClass.HAZARD,
            "inspect",
            true,
            400L,
            400L,
            List.of()));
    ledger.append(
        Aurelia.EVALUATION.value(),
        Aurelia.KESTREL,
        new EvaluationCompleted(
            Aurelia.EVALUATION,
            Aurelia.C1,
            ledger.now(),
            List.of(
                new Finding(
                    "CYBER-2",
                    Conclusion.RULED_OUT,
                    List.of(new Result("exploit-success", 100L, null, null, 400L, 400L)))),
            new Elicitation(List.of("agent"), null, true, true, BigDecimal.TEN, List.of("weights")),
            List.of(Aurelia.EVIDENCE),
            List.of()));
  }
}
