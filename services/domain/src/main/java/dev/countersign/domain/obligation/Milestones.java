package dev.countersign.domain.obligation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.ObligationFact.MilestoneClaimed;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.requirement.ClockStart;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold among claims of when something happened. */
public final class Milestones {
  /** What cannot come before what. */
  private static final List<List<ClockStart>> ORDER =
      List.of(List.of(ClockStart.SYSTEMIC_RISK_MET, ClockStart.SYSTEMIC_RISK_NOTIFIED));

  private Milestones() {}

  /**
   * Refuses a claim that corrects another without a reason, or that cannot be beside the others of
   * the same claimant about the same subject.
   *
   * @param claimant whose claim it is; nobody corrects another one's
   * @throws RuleBrokenException {@code REASON_MISSING}, {@code CLOCK_ORDER_IMPOSSIBLE}
   */
  public static void check(
      History history,
      OrganisationId claimant,
      String instrument,
      String subject,
      ClockStart start,
      Instant at,
      @Nullable String reason) {
    var known = new EnumMap<ClockStart, Instant>(ClockStart.class);
    history.stream(MilestoneClaimed.class)
        .filter(event -> event.header().organisation().equals(claimant))
        .map(Event::fact)
        .filter(claim -> claim.instrument().equals(instrument))
        .filter(claim -> claim.subject().equals(subject))
        .forEach(claim -> known.put(claim.start(), claim.at()));
    if (known.put(start, at) != null && reason == null) {
      throw new RuleBrokenException("REASON_MISSING", "This corrects your earlier claim. Say why.");
    }
    for (var pair : ORDER) {
      var first = known.get(pair.getFirst());
      var second = known.get(pair.getLast());
      if (first != null && second != null && second.isBefore(first)) {
        throw new RuleBrokenException(
            "CLOCK_ORDER_IMPOSSIBLE",
            pair.getLast() + " cannot lie before " + pair.getFirst() + ". Look at both again.");
      }
    }
  }
}
