package dev.countersign.journeys.bench;

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
import java.util.stream.IntStream;

/** A policy of many thresholds, each ruled out by an attested evaluation. */
final class LargePolicy {
  private static final RiskDomain[] DOMAINS = RiskDomain.values();

  private LargePolicy() {}

  static Policy of(int thresholds) {
    return new Policy(
        "RSP",
        List.of(),
        List.of(),
        IntStream.range(0, thresholds).mapToObj(LargePolicy::threshold).toList(),
        List.of(),
        new ObjectionWindow(5, "weekdays"),
        null,
        null);
  }

  private static CapabilityThreshold threshold(int number) {
    return new CapabilityThreshold(
        "T-" + number,
        null,
        "Threshold " + number,
        DOMAINS[number % DOMAINS.length],
        null,
        List.of(Stage.SCALE),
        List.of(
            new Indicator(
                "i",
                Metric.PROPORTION,
                "success",
                new BigDecimal("0.5"),
                Polarity.HIGHER_IS_RISKIER,
                50,
                new BigDecimal("0.05"))),
        Map.of(Stage.SCALE, List.of("S-" + number)),
        new Cadence(new BigDecimal("4"), Period.ofMonths(6), List.of()),
        new Independence(true, 1));
  }
}
