package dev.countersign.oversight.incident;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.IncidentFact.ClockStartAccepted;
import dev.countersign.domain.fact.IncidentFact.ClockStartClaimed;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.incident.Incident;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;

/**
 * A regulator that was told of an incident accepts what its lab says now of a clock's start: it
 * counts under that regulator's own regimes, also after the day by which the lab could have
 * corrected it alone. No other regime is told, and nothing that was said or stated is taken back.
 */
@UseCase
public class AcceptClockStart {
  private final Ledger ledger;
  private final IncidentRecords incidents;
  private final CurrentViewer viewer;

  AcceptClockStart(Ledger ledger, IncidentRecords incidents, CurrentViewer viewer) {
    this.ledger = ledger;
    this.incidents = incidents;
    this.viewer = viewer;
  }

  /**
   * @param at what the lab claims, as the regulator read it
   */
  public IncidentId accept(
      WriteRequest request, IncidentId id, ClockStart start, Instant at, String reason) {
    var who = viewer.get().organisation();
    var seen = incidents.read(id.value()).orElseThrow(RefusedException::notFound);
    return new IncidentId(
        ledger.write(
            request,
            List.of(Book.ofLab(IncidentRecords.labOf(seen))),
            entry -> {
              var incident = incidents.read(id.value()).orElseThrow(RefusedException::notFound);
              var claim = newest(incident, start, at);
              var regimes =
                  incidents.regimesOf(who, incident).stream()
                      .filter(regime -> !incident.isAccepted(claim, regime))
                      .toList();
              if (regimes.isEmpty()) {
                throw nothing();
              }
              regimes.forEach(
                  regime ->
                      entry.append(
                          new ClockStartAccepted(
                              id, regime, start, at, reason, entry.viewer().user()),
                          incidents.filing(incident, who, regime)));
              return id.value();
            }));
  }

  /** What the lab says now, if it is that. */
  private static Event<ClockStartClaimed> newest(Incident incident, ClockStart start, Instant at) {
    return incident.claims().stream()
        .filter(event -> event.header().organisation().equals(incident.header().organisation()))
        .filter(event -> event.fact().start() == start)
        .reduce((earlier, later) -> later)
        .filter(event -> event.fact().at().equals(at))
        .orElseThrow(AcceptClockStart::nothing);
  }

  private static RuleBrokenException nothing() {
    return new RuleBrokenException(
        "NOTHING_TO_ACCEPT",
        "The lab does not claim that now, or it is accepted already. Read it again.");
  }
}
