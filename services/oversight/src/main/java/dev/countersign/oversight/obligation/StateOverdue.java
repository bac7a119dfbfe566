package dev.countersign.oversight.obligation;

import dev.countersign.domain.fact.IncidentFact.IncidentRecorded;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.incident.Incidents;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.obligation.Overdue;
import dev.countersign.oversight.incident.IncidentRecords;
import dev.countersign.oversight.ledger.LedgerWritten;
import dev.countersign.oversight.ledger.TimedDuties;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says of every obligation that its day has passed: once, by the clock of the ledger, whichever
 * replica looks first. Regulators of the regime are told, and no others.
 */
@ApplicationScoped
class StateOverdue implements TimedDuties {
  private static final String PLATFORM = "org_countersign";

  private final AssembleLabRecord records;
  private final IncidentRecords incidents;

  StateOverdue(AssembleLabRecord records, IncidentRecords incidents) {
    this.records = records;
    this.incidents = incidents;
  }

  @Override
  public void state(LedgerWritten written, String lab, History history) {
    var known = Incidents.of(history);
    for (var overdue : Overdue.unstated(history, owed(history, written.at()))) {
      var incident = known.incident(new IncidentId(overdue.incident().value())).orElseThrow();
      var filing = incidents.filing(incident, PLATFORM, overdue.instrument());
      written.entry().append(overdue, written.due() ? filing.dueAt(written.at()) : filing);
    }
  }

  @Override
  public Optional<Instant> next(History history, Instant after) {
    return Overdue.next(owed(history, after), after);
  }

  private List<Obligation> owed(History history, Instant at) {
    return history.all(IncidentRecorded.class).isEmpty()
        ? List.of()
        : records.owed(history, records.instruments(), at);
  }
}
