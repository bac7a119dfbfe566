package dev.countersign.journeys.bench;

import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.history.History;
import java.sql.SQLException;

/**
 * What the rules cost: one decision for a lab with 20 model versions, 40 thresholds and 100,000
 * facts, the reading of its record before, and the writing anew of what screens need.
 */
public final class RulesBench {
  private static final int FACTS = 100_000;

  private RulesBench() {}

  public static void main(String[] arguments) throws SQLException {
    var record = new LabRecord(20, 40).ofSize(FACTS);
    var history = History.of(record.facts());
    var facts = Case.of(history, record.now());
    var decision = Gate.decide(facts, record.request());
    if (decision.outcome() != Outcome.CLEARED) {
      throw new IllegalStateException("The bench measures a clearance: " + decision.reasons());
    }
    System.out.printf(
        "one decision: 20 model versions, 40 thresholds, %,d facts; it rests on %,d of them%n",
        record.facts().size(), decision.inputs().size());
    System.out.println(
        "  decision alone           "
            + CpuTime.of(300, 300, () -> Gate.decide(facts, record.request())));
    System.out.println(
        "  decision on a fresh case "
            + CpuTime.of(
                5, 20, () -> Gate.decide(Case.of(history, record.now()), record.request())));
    System.out.println(
        "  reading the record       "
            + CpuTime.of(5, 20, () -> Case.of(History.of(record.facts()), record.now())));
    ReprojectionBench.run(1_000_000);
  }
}
