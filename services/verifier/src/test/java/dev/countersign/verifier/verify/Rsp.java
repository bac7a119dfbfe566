package dev.countersign.verifier.verify;

import dev.countersign.domain.policy.Cadence;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Independence;
import dev.countersign.domain.policy.Indicator;
import dev.countersign.domain.policy.Indicator.Metric;
import dev.countersign.domain.policy.Indicator.Polarity;
import dev.countersign.domain.policy.ObjectionWindow;
import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Stage;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Map;

/** A policy with one threshold, which asks for an independent auditor. */
final class Rsp {
  private Rsp() {}

  static Policy policy() {
    var threshold =
        new CapabilityThreshold(
            "CYBER-2",
            null,
            "Autonomous exploitation",
            RiskDomain.CYBER,
            null,
            List.of(Stage.SCALE),
            List.of(
                new Indicator(
                    "exploit-success",
                    Metric.PROPORTION,
                    "Exploits that work",
                    new BigDecimal("0.60"),
                    Polarity.HIGHER_IS_RISKIER,
                    50,
                    new BigDecimal("0.03"))),
            Map.of(Stage.SCALE, List.of("CY-CLS")),
            new Cadence(new BigDecimal("4"), Period.ofMonths(6), List.of()),
            new Independence(true, 1));
    return new Policy(
        "Aurelia RSP",
        List.of(),
        List.of(),
        List.of(threshold),
        List.of(),
        new ObjectionWindow(5, "weekdays"),
        null,
        null);
  }
}
