package dev.countersign.domain.policy.diff;

import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Independence;
import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.Stage;

/** One threshold as two versions define it, compared. */
final class ThresholdDiff {
  private final Part part;
  private final CapabilityThreshold before;
  private final CapabilityThreshold after;

  ThresholdDiff(Part part, CapabilityThreshold before, CapabilityThreshold after) {
    this.part = part;
    this.before = before;
    this.after = after;
  }

  void compare(Policy earlier, Policy later) {
    if (!before.key().equals(after.key())) {
      part.add(
          "key",
          before.key(),
          after.key(),
          ChangeClass.NEUTRAL,
          "The key is renamed, and continues joins both: what was found under one counts for the other.");
    }
    part.wording("name", before.name(), after.name());
    if (before.domain() != after.domain()) {
      part.incomparable(
          "domain",
          before.domain().name(),
          after.domain().name(),
          "It belongs to another domain: other compute ratios and other advances make it stale.");
    }
    new LevelOrder(earlier, later).compare(part, before.safetyLevel(), after.safetyLevel());
    part.members(
        "stages",
        before.stages(),
        after.stages(),
        "%s is gated now: a crossing halts it.",
        "%s is no longer gated: a crossing does not halt it any more.");
    new IndicatorDiff(part).compare(before, after);
    for (var stage : before.stages()) {
      if (after.stages().contains(stage)) {
        compareSafeguards(stage);
      }
    }
    compareCadence();
    compareIndependence(before.independence(), after.independence());
  }

  /** An empty list is the strictest: no safeguard makes up for the crossing. */
  private void compareSafeguards(Stage stage) {
    var required = before.requiredFor(stage);
    var requires = after.requiredFor(stage);
    var field = "requiredSafeguards." + stage;
    if (required.isEmpty() && !requires.isEmpty()) {
      part.add(
          field,
          "[]",
          String.join(", ", requires),
          ChangeClass.WEAKENED,
          "Once crossed, %s could not be gone on with at all; now it can, with safeguards."
              .formatted(stage));
    } else if (!required.isEmpty() && requires.isEmpty()) {
      part.add(
          field,
          String.join(", ", required),
          "[]",
          ChangeClass.STRENGTHENED,
          "Once crossed, %s could be gone on with, with safeguards; now it cannot at all."
              .formatted(stage));
    } else {
      part.members(
          field,
          required,
          requires,
          "%s is required for it too, once crossed.",
          "%s is no longer required for it, once crossed.");
    }
  }

  private void compareCadence() {
    var multiple = before.cadence().computeMultiple();
    var multiplied = after.cadence().computeMultiple();
    part.ordered(
        "cadence.computeMultiple",
        multiple,
        multiplied,
        multiple.compareTo(multiplied),
        "Evaluations have to be made again after a smaller growth of compute.",
        "Evaluations hold for a larger growth of compute.");
    new AgeDiff(part, "cadence.maxAge")
        .compare(
            before.cadence().maxAge(),
            after.cadence().maxAge(),
            "Evaluations have to be made again sooner.",
            "Evaluations hold for longer.");
    part.members(
        "cadence.triggers",
        before.cadence().triggers(),
        after.cadence().triggers(),
        "%s makes evaluations stale now.",
        "%s no longer makes evaluations stale.");
  }

  private void compareIndependence(Independence earlier, Independence later) {
    int auditors = auditors(earlier);
    int wanted = auditors(later);
    part.ordered(
        "independence",
        auditors,
        wanted,
        Integer.compare(wanted, auditors),
        "More independent auditors have to attest before it counts as ruled out.",
        "Fewer independent auditors have to attest before it counts as ruled out.");
  }

  private static int auditors(Independence independence) {
    return independence.required() ? Math.max(1, independence.minimumAuditors()) : 0;
  }
}
