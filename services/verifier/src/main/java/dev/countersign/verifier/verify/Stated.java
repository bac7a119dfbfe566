package dev.countersign.verifier.verify;

import dev.countersign.domain.Rules;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.StatusFact.RulesAdopted;
import dev.countersign.domain.halt.LateStatements;
import dev.countersign.domain.history.RulesInForce;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * By which rules, and for which instant, the platform stated something of its own accord: what was
 * made by other rules than this release's is not held against ours, and is not taken for checked.
 */
final class Stated {
  private final RulesInForce rules;
  private final Optional<FactHeader> unread;
  private final boolean allRead;
  private final Findings findings;

  Stated(Records records, Findings findings) {
    this.rules = RulesInForce.of(records.facts());
    this.unread = records.firstUnread();
    this.allRead = records.unknown().findAny().isEmpty();
    this.findings = findings;
  }

  /**
   * The instant at which to follow the rules again: that since which it is said to hold. Empty if
   * that would show nothing, which is said.
   *
   * @param before what is known of the record about the lab before it, in order
   */
  Optional<Instant> instant(FactHeader stated, List<RecordedFact> before) {
    if (!isByOurRules(stated)) {
      return Optional.empty();
    }
    if (!LateStatements.isInOrder(before, stated)) {
      findings.isFalse(
          "%s of %s is said to hold since %s, was recorded at %s, and the record went on between."
              .formatted(stated.kind(), stated.id(), stated.validFrom(), stated.recordedAt()));
      return Optional.empty();
    }
    return Optional.of(stated.validFrom());
  }

  /**
   * Says so if the platform may have chosen the instant of what it stated late: nothing that is
   * shown brought it, and the rules say otherwise when it was recorded.
   *
   * @param before everything recorded about the lab before it, in order
   * @param isStillSaid true if the rules, followed at an instant, state just this
   */
  void wasBrought(FactHeader stated, List<RecordedFact> before, Predicate<Instant> isStillSaid) {
    if (!LateStatements.isBrought(before, rules, stated)
        && !isStillSaid.test(stated.recordedAt())) {
      findings.lacks(
          Result.INCOMPLETE,
          "%s of %s was recorded at %s and is said to hold since %s; what brought that instant is not shown, and the rules said otherwise since."
              .formatted(stated.kind(), stated.id(), stated.recordedAt(), stated.validFrom()));
    }
  }

  /** True if it was stated by the rules of this release; says so if it was not. */
  boolean isByOurRules(FactHeader stated) {
    var behind = unread.filter(header -> stated.position().isAfter(header.position()));
    if (behind.isPresent()) {
      findings.lacks(
          Result.OTHER_RULES,
          "%s of %s was stated behind a record of a form that this release does not know, %s of %s, and not followed again."
              .formatted(stated.kind(), stated.id(), behind.get().kind(), behind.get().id()));
      return false;
    }
    boolean ours = rules.areOurs(stated.position());
    if (!ours) {
      var by = rules.at(stated.position()).map(event -> event.fact()).orElse(null);
      findings.lacks(
          Result.OTHER_RULES,
          "%s of %s was stated %s, and not followed again. %s"
              .formatted(stated.kind(), stated.id(), made(by), advice(by)));
    }
    return ours;
  }

  /** True if no record in the file is of a form that is not known. */
  boolean isAllRead() {
    return allRead;
  }

  /** By which rules, in words. */
  static String made(@Nullable RulesAdopted by) {
    return by == null
        ? "before the platform said by which rules it goes"
        : "by rules %d, adopted by release %s".formatted(by.rules(), by.release());
  }

  /** What whoever wants to know more can do. */
  static String advice(@Nullable RulesAdopted by) {
    return by == null
        ? "Use verify of the release that stated it; this one has rules %d.".formatted(Rules.NUMBER)
        : "Use verify of a release with rules %d; this one has %d."
            .formatted(by.rules(), Rules.NUMBER);
  }
}
