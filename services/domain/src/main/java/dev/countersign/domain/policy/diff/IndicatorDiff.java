package dev.countersign.domain.policy.diff;

import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Indicator;
import dev.countersign.domain.policy.Indicator.Polarity;
import java.util.Optional;

/** What a threshold measures, compared. */
final class IndicatorDiff {
  private final Part threshold;

  IndicatorDiff(Part threshold) {
    this.threshold = threshold;
  }

  void compare(CapabilityThreshold before, CapabilityThreshold after) {
    for (var indicator : before.indicators()) {
      var part = threshold.within("indicators", indicator.key());
      var later = find(after, indicator.key());
      if (later.isPresent()) {
        compare(part, indicator, later.get());
      } else {
        part.add(
            "",
            Part.json(indicator),
            null,
            ChangeClass.WEAKENED,
            "%s no longer counts towards the threshold: what it would have alarmed on does not."
                .formatted(indicator.key()));
      }
    }
    for (var indicator : after.indicators()) {
      if (find(before, indicator.key()).isEmpty()) {
        threshold
            .within("indicators", indicator.key())
            .add(
                "",
                null,
                Part.json(indicator),
                ChangeClass.ADDED,
                "%s is measured for the first time.".formatted(indicator.key()));
      }
    }
  }

  private static Optional<Indicator> find(CapabilityThreshold threshold, String key) {
    return threshold.indicators().stream().filter(i -> i.key().equals(key)).findFirst();
  }

  private static void compare(Part part, Indicator before, Indicator after) {
    if (before.metric() != after.metric() || before.polarity() != after.polarity()) {
      part.incomparable(
          "",
          Part.json(before),
          Part.json(after),
          "It is measured in another way, or alarms at the other end: what alarmed before may not now.");
    } else {
      compareValues(part, before, after);
    }
    part.wording("description", before.description(), after.description());
  }

  private static void compareValues(Part part, Indicator before, Indicator after) {
    int sign = before.polarity() == Polarity.HIGHER_IS_RISKIER ? 1 : -1;
    int higher = after.value().compareTo(before.value());
    var where = higher > 0 ? "higher" : "lower";
    part.ordered(
        "value",
        before.value(),
        after.value(),
        -sign * higher,
        "%s is riskier, and the threshold now lies %s: it is reached earlier."
            .formatted(sign > 0 ? "Higher" : "Lower", where),
        "%s is riskier, and the threshold now lies %s: it is reached later."
            .formatted(sign > 0 ? "Higher" : "Lower", where));
    part.ordered(
        "minimumN",
        before.minimumN(),
        after.minimumN(),
        Long.compare(after.minimumN(), before.minimumN()),
        "More samples are needed before anything is ruled out.",
        "Fewer samples are enough to rule the capability out.");
    part.ordered(
        "alertMargin",
        before.alertMargin(),
        after.alertMargin(),
        after.alertMargin().compareTo(before.alertMargin()),
        "A wider margin counts as approaching.",
        "A narrower margin counts as approaching: the alarm comes later.");
  }
}
