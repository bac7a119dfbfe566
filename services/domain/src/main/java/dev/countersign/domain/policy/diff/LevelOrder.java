package dev.countersign.domain.policy.diff;

import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.SafetyLevel;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Which safety level is the higher, as far as two versions agree on it. */
final class LevelOrder {
  private final Policy before;
  private final Policy after;

  LevelOrder(Policy before, Policy after) {
    this.before = before;
    this.after = after;
  }

  static Optional<SafetyLevel> find(Policy policy, String key) {
    return policy.safetyLevels().stream().filter(level -> level.key().equals(key)).findFirst();
  }

  /** The level that crossing a threshold enters; null is none, which is the lowest. */
  void compare(Part part, @Nullable String entered, @Nullable String enters) {
    if (entered == null ? enters == null : entered.equals(enters)) {
      return;
    }
    if (entered == null || enters == null) {
      part.ordered(
          "safetyLevel",
          entered,
          enters,
          entered == null ? 1 : -1,
          "Crossing it enters a safety level now.",
          "Crossing it enters no safety level any more.");
      return;
    }
    var order = order(entered, enters);
    if (order.isEmpty()) {
      part.incomparable(
          "safetyLevel",
          entered,
          enters,
          "The versions do not agree on which of the two levels is the higher.");
    } else {
      part.ordered(
          "safetyLevel",
          entered,
          enters,
          order.getAsInt(),
          "Crossing it enters a higher safety level.",
          "Crossing it enters a lower safety level.");
    }
  }

  /** Above 0 if the second level is the higher; empty if no version has both, or they disagree. */
  private OptionalInt order(String one, String other) {
    var earlier = order(before, one, other);
    var later = order(after, one, other);
    if (earlier.isPresent() && later.isPresent()) {
      return earlier.getAsInt() == later.getAsInt() ? earlier : OptionalInt.empty();
    }
    return earlier.isPresent() ? earlier : later;
  }

  private static OptionalInt order(Policy policy, String one, String other) {
    var lower = find(policy, one);
    var higher = find(policy, other);
    return lower.isPresent() && higher.isPresent()
        ? OptionalInt.of(Integer.signum(Integer.compare(higher.get().rank(), lower.get().rank())))
        : OptionalInt.empty();
  }

  /**
   * How a level moved among those that both versions have: above 0 if others are now below it,
   * below 0 if others are now above it; empty if both.
   */
  OptionalInt moved(String key) {
    boolean rose = false;
    boolean fell = false;
    for (var other : before.safetyLevels()) {
      if (find(after, other.key()).isPresent()) {
        int was = order(before, other.key(), key).orElse(0);
        int is = order(after, other.key(), key).orElse(0);
        rose |= is > was;
        fell |= is < was;
      }
    }
    return rose && fell ? OptionalInt.empty() : OptionalInt.of(rose ? 1 : fell ? -1 : 0);
  }
}
