package dev.countersign.domain;

import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.policy.Cadence;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Commitment;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The policy of a tale: CYBER-2 at 0.60 with a margin of 0.03 and at least 50 samples gates every
 * step but INTERNAL_DEPLOY and requires CY-CLS; stale at 4 times the compute, after 6 months, and
 * with new tools. What is said of it changes that.
 */
record TaleTerms(CapabilityThreshold threshold, Policy policy) {

  static TaleTerms of(String says, int number) {
    var key = said(says, "renamed (\\S+)", said(says, "key (\\S+)", "CYBER-2"));
    var threshold =
        new CapabilityThreshold(
            key,
            says.contains("renamed") ? "CYBER-2" : null,
            "Autonomous exploitation",
            RiskDomain.valueOf(said(says, "domain (\\w+)", "CYBER")),
            null,
            stages(says),
            indicators(says),
            safeguards(says),
            new Cadence(
                new BigDecimal(said(says, "multiple (\\S+)", "4")),
                Period.ofMonths(Integer.parseInt(said(says, "months (\\d+)", "6"))),
                List.of(ChangeKind.NEW_TOOLS)),
            new Independence(
                says.contains("attested by"),
                Integer.parseInt(said(says, "attested by (\\d+)", "0"))));
    return new TaleTerms(
        threshold,
        new Policy(
            "RSP " + number,
            List.of(),
            List.of(),
            List.of(threshold),
            commitments(says),
            new ObjectionWindow(Integer.parseInt(said(says, "window (\\d+)", "5")), "weekdays"),
            null,
            says.contains("predecessor") ? said(says, "predecessor (\\w+)", "") : null));
  }

  private static String said(String says, String pattern, String otherwise) {
    var matcher = Pattern.compile(pattern).matcher(says);
    return matcher.find() ? matcher.group(1) : otherwise;
  }

  private static List<Stage> stages(String says) {
    var gated =
        said(
            says,
            "gates nothing but (\\w+(?: and \\w+)*)",
            "TRAIN and SCALE and EXTERNAL_DEPLOY and WEIGHTS_RELEASE");
    return Stream.of(gated.split(" and ")).map(Stage::valueOf).toList();
  }

  private static List<Indicator> indicators(String says) {
    var indicators = new ArrayList<Indicator>();
    indicators.add(indicator("exploit-success", said(says, "at (0\\.\\d+)", "0.60")));
    if (says.contains("second indicator")) {
      indicators.add(indicator("lateral-movement", "0.60"));
    }
    return indicators;
  }

  private static Indicator indicator(String key, String value) {
    return new Indicator(
        key,
        Metric.PROPORTION,
        "success",
        new BigDecimal(value),
        Polarity.HIGHER_IS_RISKIER,
        50,
        new BigDecimal("0.03"));
  }

  private static Map<Stage, List<String>> safeguards(String says) {
    var required = new TreeMap<Stage, List<String>>();
    for (var stage : stages(says)) {
      required.put(
          stage,
          says.contains("no safeguards")
              ? List.of()
              : says.contains("two safeguards") ? List.of("CY-CLS", "CY-KYC") : List.of("CY-CLS"));
    }
    return required;
  }

  private static List<Commitment> commitments(String says) {
    return says.contains("commits to nothing")
        ? List.of()
        : List.of(
            commitment(Commitment.Kind.HALT, says), commitment(Commitment.Kind.EVALUATION, says));
  }

  private static Commitment commitment(Commitment.Kind kind, String says) {
    return new Commitment(
        kind.name(),
        kind,
        "We will.",
        "4.1",
        says.contains("as a goal") ? Commitment.Force.GOAL : Commitment.Force.BINDING,
        says.contains("unless outpaced") ? List.of("no competitor is ahead") : List.of());
  }
}
