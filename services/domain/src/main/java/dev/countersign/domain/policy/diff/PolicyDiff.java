package dev.countersign.domain.policy.diff;

import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.Renames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two versions of a policy, read by what it asks and not by what it is called.
 * What cannot be compared counts as weakened: it is for the lab to show that it asks no less.
 */
public final class PolicyDiff {
  private final List<PolicyChange> found = new ArrayList<>();
  private final Part policy = new Part(found, "$", List.of());
  private final Policy before;
  private final Policy after;
  private final Renames renames;

  private PolicyDiff(Policy before, Policy after, Renames renames) {
    this.before = before;
    this.after = after;
    this.renames = renames;
  }

  /**
   * All changes, weakenings first; empty if both versions ask the same in the same words.
   *
   * @param renames which keys are one threshold
   */
  public static List<PolicyChange> between(Policy before, Policy after, Renames renames) {
    var diff = new PolicyDiff(before, after, renames);
    diff.compare();
    diff.found.sort(Comparator.comparing(PolicyChange::changeClass));
    return List.copyOf(diff.found);
  }

  private void compare() {
    compareThresholds();
    var protection = new ProtectionDiff(policy, before, after);
    protection.compareSafeguards();
    protection.compareLevels();
    new CommitmentDiff(policy).compare(before, after);
    compareWindow();
    new AgeDiff(policy.field("attestationMaxAge", "attestation max age"), "")
        .compare(
            before.attestationMaxAge(),
            after.attestationMaxAge(),
            "Attestations count for a shorter time.",
            "Attestations count for a longer time.");
    comparePredecessor(before.predecessor(), after.predecessor());
    policy.field("title", "title").wording("", before.title(), after.title());
  }

  private void compareThresholds() {
    for (var threshold : before.thresholds()) {
      var later = find(after, threshold.key());
      if (later.isPresent()) {
        var names = Stream.of(later.get().key(), threshold.key()).distinct().toList();
        var part = policy.within("thresholds", later.get().key(), names);
        new ThresholdDiff(part, threshold, later.get()).compare(before, after);
      } else {
        part(threshold)
            .add(
                "",
                Part.json(threshold),
                null,
                ChangeClass.WEAKENED,
                "%s no longer gates %s, and no threshold of the later version continues it."
                    .formatted(threshold.key(), threshold.stages()));
      }
    }
    for (var threshold : after.thresholds()) {
      if (find(before, threshold.key()).isEmpty()) {
        part(threshold)
            .add(
                "",
                null,
                Part.json(threshold),
                ChangeClass.ADDED,
                "%s is new, and continues no threshold of the earlier version."
                    .formatted(threshold.key()));
      }
    }
  }

  private Part part(CapabilityThreshold threshold) {
    return policy.within("thresholds", threshold.key(), List.of(threshold.key()));
  }

  private Optional<CapabilityThreshold> find(Policy version, String key) {
    return version.thresholds().stream().filter(t -> renames.same(t.key(), key)).findFirst();
  }

  private void compareWindow() {
    var part = policy.field("objectionWindow", "objection window");
    var window = before.objectionWindow();
    var later = after.objectionWindow();
    if (!window.calendar().equals(later.calendar())) {
      part.incomparable(
          "",
          Part.json(window),
          Part.json(later),
          "The window counts in another calendar, in which the same days may pass sooner.");
      return;
    }
    part.ordered(
        "businessDays",
        window.businessDays(),
        later.businessDays(),
        Integer.compare(later.businessDays(), window.businessDays()),
        "Regulators have longer to object to a lift.",
        "Regulators have less time to object to a lift.");
  }

  private void comparePredecessor(@Nullable String named, @Nullable String names) {
    var part = policy.field("predecessor", "predecessor");
    if (Objects.equals(named, names)) {
      return;
    }
    if (named == null || names == null) {
      part.ordered(
          "",
          named,
          names,
          named == null ? -1 : 1,
          "A new family is judged by no other any more: every threshold is to be assessed anew.",
          "A new family is judged by what was found on another.");
    } else {
      part.add(
          "",
          named,
          names,
          ChangeClass.NEUTRAL,
          "A new family is judged by another one than before.");
    }
  }
}
