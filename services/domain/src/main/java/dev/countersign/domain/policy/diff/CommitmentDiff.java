package dev.countersign.domain.policy.diff;

import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.policy.Policy;
import java.util.List;
import java.util.Optional;

/** What a lab's own text binds it to, compared. */
final class CommitmentDiff {
  private final Part policy;

  CommitmentDiff(Part policy) {
    this.policy = policy;
  }

  void compare(Policy before, Policy after) {
    for (var commitment : before.commitments()) {
      var part = part(commitment);
      var later = find(after, commitment.key());
      if (later.isPresent()) {
        compare(part, commitment, later.get());
      } else {
        removed(part, commitment);
      }
    }
    for (var commitment : after.commitments()) {
      if (find(before, commitment.key()).isEmpty()) {
        part(commitment)
            .add(
                "",
                null,
                Part.json(commitment),
                ChangeClass.ADDED,
                commitment.force() == Force.ABSENT
                    ? "It is stated for the first time that there is no such commitment."
                    : "The commitment is new, with the force %s.".formatted(commitment.force()));
      }
    }
  }

  private Part part(Commitment commitment) {
    return policy.within("commitments", commitment.key(), List.of(commitment.key()));
  }

  private static Optional<Commitment> find(Policy policy, String key) {
    return policy.commitments().stream().filter(c -> c.key().equals(key)).findFirst();
  }

  private static void removed(Part part, Commitment commitment) {
    boolean absent = commitment.force() == Force.ABSENT;
    part.add(
        "",
        Part.json(commitment),
        null,
        absent ? ChangeClass.REMOVED : ChangeClass.WEAKENED,
        absent
            ? "That there is no such commitment is no longer said."
            : "The commitment is gone, and its force was %s.".formatted(commitment.force()));
  }

  private static void compare(Part part, Commitment before, Commitment after) {
    part.ordered(
        "force",
        before.force(),
        after.force(),
        Integer.compare(before.force().ordinal(), after.force().ordinal()),
        "What was %s is %s now: the lab binds itself more."
            .formatted(before.force(), after.force()),
        "What was %s is %s now: the lab binds itself less."
            .formatted(before.force(), after.force()));
    part.excuses(
        "conditions",
        before.conditions(),
        after.conditions(),
        "The commitment holds under a condition that it did not have.",
        "The commitment holds without a condition that it had.");
    if (before.kind() != after.kind()) {
      part.incomparable(
          "kind",
          before.kind().name(),
          after.kind().name(),
          "The words bind to another kind of thing, and to the former one no longer.");
    }
    part.wording("quote", before.quote(), after.quote());
    part.wording("locator", before.locator(), after.locator());
  }
}
