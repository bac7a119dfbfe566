package dev.countersign.oversight.obligation;

import dev.countersign.domain.fact.IncidentFact.IncidentRecorded;
import dev.countersign.domain.fact.PolicyFact.FrameworkDocumentCreated;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.incident.Incidents;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.obligation.Overdue;
import dev.countersign.oversight.incident.IncidentRecords;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.LedgerWritten;
import dev.countersign.oversight.ledger.TimedDuties;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says of every obligation that its day has passed: once, by the clock of the ledger, whichever
 * replica looks first. Regulators of the regime are told, and no others.
 */
@ApplicationScoped
class StateOverdue implements TimedDuties {
  private static final String PLATFORM = "org_countersign";

  private final AssembleLabRecord records;
  private final IncidentRecords incidents;
  private final FilingRecords filings;

  StateOverdue(AssembleLabRecord records, IncidentRecords incidents, FilingRecords filings) {
    this.records = records;
    this.incidents = incidents;
    this.filings = filings;
  }

  @Override
  public void state(LedgerWritten written, String lab, History history) {
    var known = Incidents.of(history);
    for (var overdue : Overdue.unstated(history, owed(history, written.at()))) {
      var filing =
          overdue.incident() == null
              ? filing(lab, Objects.requireNonNull(overdue.subject()), overdue.instrument())
              : incidents.filing(
                  known.incident(overdue.incident()).orElseThrow(), PLATFORM, overdue.instrument());
      written.entry().append(overdue, written.due() ? filing.dueAt(written.at()) : filing);
    }
  }

  private Filing filing(String lab, String subject, String instrument) {
    return filings.filing(subject, PLATFORM, lab, instrument, subject);
  }

  @Override
  public Optional<Instant> next(History history, Instant after) {
    return Overdue.next(owed(history, after), after);
  }

  private List<Obligation> owed(History history, Instant at) {
    boolean hasIncidents = !history.all(IncidentRecorded.class).isEmpty();
    boolean isDesignated =
        history.stream(FrameworkDocumentCreated.class)
            .anyMatch(event -> !event.fact().designations().isEmpty());
    var instruments = records.instruments();
    return Stream.concat(
            hasIncidents ? records.owed(history, instruments, at).stream() : Stream.empty(),
            isDesignated
                ? records.ofInstruments(history, instruments, at).stream()
                : Stream.<Obligation>empty())
        .filter(obligation -> isPublished(history, obligation.subject()))
        .toList();
  }

  /** Nobody is told that there is a version which its lab has not published. */
  private static boolean isPublished(History history, String subject) {
    return !subject.startsWith(PolicyVersionId.PREFIX)
        || history.newest(PolicyVersionPublished.class, subject).isPresent();
  }
}
