package dev.countersign.domain.halt;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.RulesInForce;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Since when what the platform states of its own accord may be said to hold: since it is recorded
 * or, where it is stated late, since the instant that brought it. No instant is the platform's to
 * choose.
 */
public final class LateStatements {
  private LateStatements() {}

  /**
   * True if nothing else was recorded about the lab between the instant since which a statement is
   * said to hold and the statement itself, which is recorded at it or later.
   *
   * @param before what is known of the record before it
   */
  public static boolean isInOrder(List<RecordedFact> before, FactHeader stated) {
    var since = stated.validFrom();
    return since.equals(stated.recordedAt())
        || since.isBefore(stated.recordedAt())
            && before.stream().noneMatch(fact -> isBetween(fact.header(), since, stated));
  }

  /** True if the record went on after that instant, and ahead of the statement's transaction. */
  private static boolean isBetween(FactHeader header, Instant since, FactHeader stated) {
    boolean together =
        header.position().epoch() == stated.position().epoch()
            && header.position().xid() == stated.position().xid();
    boolean statedFirst = together && header.organisation().equals(stated.organisation());
    return !statedFirst
        && Objects.equals(header.lab(), stated.lab())
        && header.recordedAt().isAfter(since);
  }

  /**
   * True if the record shows what brought the instant since which a statement is said to hold: it
   * was recorded then, something fell due, or rules were adopted. What falls due of obligations is
   * not looked for.
   *
   * @param before everything recorded about the lab before it, in order
   * @param rules by which rules what was stated when
   */
  public static boolean isBrought(
      List<RecordedFact> before, RulesInForce rules, FactHeader stated) {
    var since = stated.validFrom();
    return since.equals(stated.recordedAt())
        || isDue(before, since)
        || rules
            .at(stated.position())
            .filter(adopted -> adopted.header().recordedAt().equals(since))
            .isPresent();
  }

  private static boolean isDue(List<RecordedFact> before, Instant instant) {
    var justBefore = instant.minusNanos(1);
    return DueInstants.next(Case.of(History.of(before), justBefore), justBefore)
        .filter(instant::equals)
        .isPresent();
  }
}
