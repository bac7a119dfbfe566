package dev.countersign.domain.incident;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.IncidentFact.ClockStartAccepted;
import dev.countersign.domain.fact.IncidentFact.ClockStartClaimed;
import dev.countersign.domain.fact.IncidentFact.IncidentClassified;
import dev.countersign.domain.fact.IncidentFact.IncidentRecorded;
import dev.countersign.domain.fact.IncidentFact.IncidentReportReceived;
import dev.countersign.domain.fact.IncidentFact.IncidentReportSubmitted;
import dev.countersign.domain.fact.IncidentFact.IncidentsMerged;
import dev.countersign.domain.fact.IncidentFact.NearMissEscalated;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.IncidentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The incidents on record. */
public final class Incidents {
  private final List<Incident> all;

  private Incidents(History history) {
    var claims = by(history, ClockStartClaimed.class, ClockStartClaimed::incident);
    var accepted = by(history, ClockStartAccepted.class, ClockStartAccepted::incident);
    var classes = by(history, IncidentClassified.class, IncidentClassified::incident);
    var reports = by(history, IncidentReportSubmitted.class, IncidentReportSubmitted::incident);
    var receipts = by(history, IncidentReportReceived.class, IncidentReportReceived::incident);
    var merges = by(history, IncidentsMerged.class, IncidentsMerged::incident);
    var escalations = by(history, NearMissEscalated.class, NearMissEscalated::incident);
    var told =
        history.stream(IncidentRecorded.class)
            .map(
                event -> {
                  var id = event.fact().incident();
                  return new Incident(
                      event.header(),
                      event.fact(),
                      claims.getOrDefault(id, List.of()),
                      accepted.getOrDefault(id, List.of()),
                      classes.getOrDefault(id, List.of()),
                      reports.getOrDefault(id, List.of()),
                      receipts.getOrDefault(id, List.of()),
                      merges.getOrDefault(id, List.of()),
                      escalations.getOrDefault(id, List.of()));
                })
            .toList();
    all =
        told.stream()
            .map(incident -> incident.merged(merge -> counts(merge, incident, told)))
            .toList();
  }

  /**
   * An incident is not reported with a near miss, which is not reported at all. A near miss may be
   * one with another; what it is reported with and the reader does not know of counts as said.
   */
  private static boolean counts(IncidentsMerged merge, Incident incident, List<Incident> told) {
    return incident.isNearMiss(merge.instrument())
        || told.stream()
            .filter(other -> other.id().equals(merge.mergedInto()))
            .noneMatch(other -> other.isNearMiss(merge.instrument()));
  }

  private static <F extends Fact> Map<IncidentId, List<Event<F>>> by(
      History history, Class<F> kind, Function<F, IncidentId> incident) {
    return history.stream(kind)
        .collect(Collectors.groupingBy(event -> incident.apply(event.fact())));
  }

  public static Incidents of(History history) {
    return new Incidents(history);
  }

  /** In the order of their recording. */
  public List<Incident> all() {
    return all;
  }

  public Optional<Incident> incident(IncidentId id) {
    return all.stream().filter(incident -> incident.id().equals(id)).findFirst();
  }
}
