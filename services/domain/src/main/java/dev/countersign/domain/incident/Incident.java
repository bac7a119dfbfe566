package dev.countersign.domain.incident;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.IncidentFact.ClockStartAccepted;
import dev.countersign.domain.fact.IncidentFact.ClockStartClaimed;
import dev.countersign.domain.fact.IncidentFact.IncidentClassified;
import dev.countersign.domain.fact.IncidentFact.IncidentNature;
import dev.countersign.domain.fact.IncidentFact.IncidentRecorded;
import dev.countersign.domain.fact.IncidentFact.IncidentReportReceived;
import dev.countersign.domain.fact.IncidentFact.IncidentReportSubmitted;
import dev.countersign.domain.fact.IncidentFact.IncidentsMerged;
import dev.countersign.domain.fact.IncidentFact.NearMissEscalated;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.Requirement.ReportKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One incident with all that was said of it.
 *
 * @param claims every claim of a clock's start, in order; none is ever replaced
 * @param acceptances what regulators accepted of the lab's claims, in order
 * @param classifications the newest of each instrument counts
 * @param merges those that count
 * @param escalations who says that a near miss was an incident after all
 */
public record Incident(
    FactHeader header,
    IncidentRecorded recorded,
    List<Event<ClockStartClaimed>> claims,
    List<Event<ClockStartAccepted>> acceptances,
    List<Event<IncidentClassified>> classifications,
    List<Event<IncidentReportSubmitted>> reports,
    List<Event<IncidentReportReceived>> receipts,
    List<Event<IncidentsMerged>> merges,
    List<Event<NearMissEscalated>> escalations) {

  public IncidentId id() {
    return recorded.incident();
  }

  /** True if it almost came to what regimes are about, and nobody says otherwise of any. */
  public boolean isNearMiss() {
    return isNearMiss(null);
  }

  /**
   * True if it is a near miss under an instrument: nobody says otherwise of all regimes, or of this
   * one.
   *
   * @param instrument null for every one
   */
  public boolean isNearMiss(@Nullable String instrument) {
    return recorded.nature() == IncidentNature.NEAR_MISS
        && escalations.stream()
            .map(Event::fact)
            .noneMatch(
                said ->
                    instrument == null
                        || said.instrument() == null
                        || instrument.equals(said.instrument()));
  }

  /** True if there may be regimes under which it is a near miss: nobody says otherwise of all. */
  public boolean isNearMissSomewhere() {
    return recorded.nature() == IncidentNature.NEAR_MISS
        && escalations.stream().allMatch(event -> event.fact().instrument() != null);
  }

  /** The same, with those of its merges that count. */
  Incident merged(Predicate<IncidentsMerged> counts) {
    return new Incident(
        header,
        recorded,
        claims,
        acceptances,
        classifications,
        reports,
        receipts,
        merges.stream().filter(event -> counts.test(event.fact())).toList(),
        escalations);
  }

  /** How it is classified under an instrument now; empty if it is not, or falls out of it. */
  public Optional<String> category(String instrument) {
    return classifications.stream()
        .filter(event -> event.fact().instrument().equals(instrument))
        .reduce((earlier, later) -> later)
        .flatMap(event -> Optional.ofNullable(event.fact().category()));
  }

  /** The instruments that it was ever classified under. */
  public List<String> instruments() {
    return classifications.stream().map(event -> event.fact().instrument()).distinct().toList();
  }

  /**
   * When a clock started, by the claims known up to one of them: the earliest credible one. Of each
   * claimant only the newest claim is credible, and nobody's correction takes back another's word.
   *
   * @param claimed claims in order, a part of this incident's from the first on
   */
  public static Optional<Instant> earliest(
      List<Event<ClockStartClaimed>> claimed, ClockStart start) {
    var newest = new LinkedHashMap<String, Instant>();
    claimed.stream()
        .filter(event -> event.fact().start() == start)
        .forEach(event -> newest.put(event.header().organisation().value(), event.fact().at()));
    return newest.values().stream().min(Comparator.naturalOrder());
  }

  /** When a clock started, by all that is known. */
  public Optional<Instant> earliest(ClockStart start) {
    return earliest(claims, start);
  }

  /** What was accepted of the lab's claims under an instrument, in order. */
  public List<Event<ClockStartAccepted>> acceptances(String instrument) {
    return acceptances.stream()
        .filter(event -> event.fact().instrument().equals(instrument))
        .toList();
  }

  /** What accepts a claim, under whatever instrument: nothing but a claim of the lab's own. */
  public List<Event<ClockStartAccepted>> acceptancesOf(Event<ClockStartClaimed> claim) {
    return claim.header().organisation().equals(header.organisation())
        ? acceptances.stream()
            .filter(event -> event.fact().start() == claim.fact().start())
            .filter(event -> event.fact().at().equals(claim.fact().at()))
            .filter(event -> event.header().position().isAfter(claim.header().position()))
            .toList()
        : List.of();
  }

  /** True if a claim of the lab was accepted under an instrument. */
  public boolean isAccepted(Event<ClockStartClaimed> claim, String instrument) {
    return acceptancesOf(claim).stream()
        .anyMatch(event -> event.fact().instrument().equals(instrument));
  }

  /** The reports of a kind under an instrument, in order. */
  public List<Event<IncidentReportSubmitted>> reports(String instrument, ReportKind kind) {
    return reports.stream()
        .filter(event -> event.fact().instrument().equals(instrument))
        .filter(event -> event.fact().reportKind() == kind)
        .toList();
  }

  /**
   * When a report counts as handed in: when the platform recorded it, or earlier if its recipient
   * confirms that. What the lab claims alone makes no report punctual.
   */
  public Instant countsFrom(Event<IncidentReportSubmitted> report) {
    return receipts.stream()
        .filter(event -> event.fact().report().equals(report.fact().report()))
        .map(event -> event.fact().receivedAt())
        .filter(received -> received.isBefore(report.header().recordedAt()))
        .min(Comparator.naturalOrder())
        .orElse(report.header().recordedAt());
  }

  /** The incident that it is reported with under an instrument; empty if it stands alone. */
  public Optional<IncidentId> mergedInto(String instrument) {
    return merges.stream()
        .filter(event -> event.fact().instrument().equals(instrument))
        .map(event -> event.fact().mergedInto())
        .reduce((earlier, later) -> later);
  }
}
