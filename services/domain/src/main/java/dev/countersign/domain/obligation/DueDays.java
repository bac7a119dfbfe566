package dev.countersign.domain.obligation;

import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.obligation.Obligation.Due;
import dev.countersign.domain.requirement.ClockStart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Until when something was due, as claims of its clock's start came in. Of each claimant the newest
 * claim is credible, and of several claimants the earliest: nobody's correction takes back
 * another's word. Who owes it cannot make it due later once its day has passed: such a claim stays
 * on record and is told beside what counts, and the one before it is believed, until a regulator of
 * the regime accepts it. Nor can it say then that it happened before the duty began; and while
 * somebody says that it happened since, nobody else's word of an earlier day frees the lab.
 */
final class DueDays {
  private final Map<ClockStart, Map<OrganisationId, Instant>> believed =
      new EnumMap<>(ClockStart.class);
  private final List<ClockStart> starts;
  private final Instant from;
  private final @Nullable Due shown;
  private final BiFunction<ClockStart, Instant, Due> due;
  private final List<Due> days = new ArrayList<>();
  private final Map<ClockStart, Map<OrganisationId, Instant>> refused =
      new EnumMap<>(ClockStart.class);

  /**
   * What came of the claims.
   *
   * @param days every day on which it was due, in order; the last one counts, and owes nothing if
   *     its clock started before the duty began. Empty if nothing that starts its clock is known
   * @param claimed when it would be due by what is claimed now and is not believed; null if all is
   */
  record Told(List<Due> days, @Nullable Due claimed) {
    Told {
      days = List.copyOf(days);
    }
  }

  /**
   * Somebody says when a clock started.
   *
   * @param bound true if whoever says it owes what is due by it, and it is no plan, and no
   *     regulator accepted it
   */
  record Claim(
      OrganisationId by, ClockStart start, Instant at, Instant recordedAt, boolean bound) {}

  private DueDays(
      List<ClockStart> starts,
      Instant from,
      @Nullable Due shown,
      BiFunction<ClockStart, Instant, Due> due) {
    this.starts = starts;
    this.from = from;
    this.shown = shown;
    this.due = due;
  }

  /**
   * When something was due, as its claims came in.
   *
   * @param starts what starts its clock: the one counts that makes it due first
   * @param from since when it is owed: what started before owes nothing
   * @param claims in order
   * @param shown when it is due by what the record shows, whoever claims what; null if it shows
   *     nothing
   * @param due when it is due if its clock started so
   */
  static Told of(
      List<ClockStart> starts,
      Instant from,
      List<Claim> claims,
      @Nullable Due shown,
      BiFunction<ClockStart, Instant, Due> due) {
    var told = new DueDays(starts, from, shown, due);
    told.note();
    claims.stream().filter(claim -> starts.contains(claim.start())).forEach(told::take);
    return new Told(told.days, told.claimed());
  }

  private @Nullable Due claimed() {
    if (refused.isEmpty()) {
      return null;
    }
    refused.forEach((start, by) -> Objects.requireNonNull(believed.get(start)).putAll(by));
    return counting().filter(day -> !day.equals(days.getLast())).orElse(null);
  }

  private void take(Claim claim) {
    var byClaimant = believed.computeIfAbsent(claim.start(), first -> new LinkedHashMap<>());
    var before = byClaimant.get(claim.by());
    if (before == null || isNoRelief(claim.at(), before) || mayStillMove(claim)) {
      byClaimant.put(claim.by(), claim.at());
      refused.computeIfPresent(
          claim.start(),
          (start, by) -> {
            by.remove(claim.by());
            return by.isEmpty() ? null : by;
          });
      note();
    } else {
      refused
          .computeIfAbsent(claim.start(), first -> new LinkedHashMap<>())
          .put(claim.by(), claim.at());
    }
  }

  /** True if nothing is due later by it, and nothing that is owed is owed no more. */
  private boolean isNoRelief(Instant at, Instant before) {
    return isBeforeDuty(before) || (!isBeforeDuty(at) && !at.isAfter(before));
  }

  private boolean isBeforeDuty(Instant startedAt) {
    return startedAt.isBefore(from);
  }

  private boolean mayStillMove(Claim claim) {
    return !claim.bound() || claim.recordedAt().isBefore(days.getLast().at());
  }

  private void note() {
    counting().filter(day -> days.isEmpty() || !days.getLast().equals(day)).ifPresent(days::add);
  }

  private Optional<Due> counting() {
    var owedFirst = Comparator.comparing(this::isBeforeDuty);
    return Stream.concat(
            starts.stream()
                .flatMap(
                    start ->
                        Stream.ofNullable(believed.get(start))
                            .map(
                                said ->
                                    due.apply(
                                        start,
                                        Collections.min(
                                            said.values(),
                                            owedFirst.thenComparing(Comparator.naturalOrder()))))),
            Stream.of(shown).filter(Objects::nonNull))
        .min(Comparator.comparing(Due::startedAt, owedFirst).thenComparing(Due::at));
  }
}
