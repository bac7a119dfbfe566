package dev.countersign.domain.policy.diff;

import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.Safeguard;
import dev.countersign.domain.policy.SafetyLevel;
import java.util.List;
import java.util.stream.Stream;

/** Safety levels and safeguards, compared. */
final class ProtectionDiff {
  private final Part policy;
  private final Policy before;
  private final Policy after;

  ProtectionDiff(Part policy, Policy before, Policy after) {
    this.policy = policy;
    this.before = before;
    this.after = after;
  }

  void compareLevels() {
    var order = new LevelOrder(before, after);
    for (var level : before.safetyLevels()) {
      var part = policy.within("safetyLevels", level.key(), List.of(level.key()));
      LevelOrder.find(after, level.key())
          .ifPresentOrElse(
              later -> compare(part, order, level, later),
              () ->
                  part.add(
                      "",
                      Part.json(level),
                      null,
                      asks(level) ? ChangeClass.WEAKENED : ChangeClass.REMOVED,
                      asks(level)
                          ? "The level is gone, and with it what it asks for."
                          : "The level is gone; it asked for nothing, and nothing entered it."));
    }
    for (var level : after.safetyLevels()) {
      if (LevelOrder.find(before, level.key()).isEmpty()) {
        policy
            .within("safetyLevels", level.key(), List.of(level.key()))
            .add("", null, Part.json(level), ChangeClass.ADDED, "The level is new.");
      }
    }
  }

  private boolean asks(SafetyLevel level) {
    return !level.deploymentStandard().isEmpty()
        || !level.securityStandard().isEmpty()
        || before.thresholds().stream().anyMatch(t -> level.key().equals(t.safetyLevel()));
  }

  private static void compare(Part part, LevelOrder order, SafetyLevel level, SafetyLevel later) {
    part.wording("name", level.name(), later.name());
    if (level.rank() != later.rank()) {
      compareRanks(part, order, level, later);
    }
    var gained = "The level asks for %s now.";
    var lost = "The level no longer asks for %s.";
    part.members(
        "deploymentStandard", level.deploymentStandard(), later.deploymentStandard(), gained, lost);
    part.members(
        "securityStandard", level.securityStandard(), later.securityStandard(), gained, lost);
  }

  private static void compareRanks(
      Part part, LevelOrder order, SafetyLevel level, SafetyLevel later) {
    var was = Integer.toString(level.rank());
    var is = Integer.toString(later.rank());
    var moved = order.moved(level.key());
    if (moved.isEmpty()) {
      part.incomparable("rank", was, is, "Among the other levels it both rose and fell.");
    } else if (moved.getAsInt() == 0) {
      part.add(
          "rank", was, is, ChangeClass.NEUTRAL, "The number changed; the order of levels did not.");
    } else {
      part.ordered(
          "rank",
          was,
          is,
          moved.getAsInt(),
          "It now outranks a level that it did not.",
          "A level now outranks it that did not.");
    }
  }

  void compareSafeguards() {
    for (var safeguard : before.safeguards()) {
      var part = policy.within("safeguards", safeguard.key(), List.of(safeguard.key()));
      after.safeguards().stream()
          .filter(later -> later.key().equals(safeguard.key()))
          .findFirst()
          .ifPresentOrElse(
              later -> {
                part.wording("name", safeguard.name(), later.name());
                part.wording("description", safeguard.description(), later.description());
              },
              () -> removed(part, safeguard));
    }
    for (var safeguard : after.safeguards()) {
      if (before.safeguards().stream().noneMatch(s -> s.key().equals(safeguard.key()))) {
        policy
            .within("safeguards", safeguard.key(), List.of(safeguard.key()))
            .add(
                "",
                null,
                Part.json(safeguard),
                ChangeClass.ADDED,
                "The safeguard is new; what requires it stands at its thresholds and levels.");
      }
    }
  }

  private void removed(Part part, Safeguard safeguard) {
    boolean required =
        Stream.concat(
                before.thresholds().stream()
                    .flatMap(threshold -> threshold.requiredSafeguards().values().stream()),
                before.safetyLevels().stream()
                    .flatMap(
                        level -> Stream.of(level.deploymentStandard(), level.securityStandard())))
            .anyMatch(keys -> keys.contains(safeguard.key()));
    part.add(
        "",
        Part.json(safeguard),
        null,
        required ? ChangeClass.WEAKENED : ChangeClass.REMOVED,
        required
            ? "The safeguard is gone, though thresholds or levels required it."
            : "The safeguard is gone; nothing required it.");
  }
}
