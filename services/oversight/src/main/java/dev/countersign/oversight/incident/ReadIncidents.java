package dev.countersign.oversight.incident;

import dev.countersign.domain.fact.IncidentFact.IncidentReportSubmitted;
import dev.countersign.domain.incident.Incident;
import dev.countersign.domain.incident.ReportItems;
import dev.countersign.domain.obligation.Calendars;
import dev.countersign.domain.obligation.IncidentObligations;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.ReportItem;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The incidents that the viewer may see, and what they oblige their labs to. */
@UseCase
public class ReadIncidents {
  private final IncidentRecords incidents;
  private final Standpoint standpoint;

  ReadIncidents(IncidentRecords incidents, Standpoint standpoint) {
    this.incidents = incidents;
    this.standpoint = standpoint;
  }

  public Optional<Incident> one(String id) {
    return incidents.read(id);
  }

  public Page<Incident> page(@Nullable String lab, Window window) {
    var page = incidents.page(lab, window);
    var found =
        incidents.read(page.rows().stream().map(row -> row.value().header().id()).toList()).stream()
            .collect(Collectors.toMap(incident -> incident.id().value(), incident -> incident));
    return page.map(event -> Objects.requireNonNull(found.get(event.header().id())));
  }

  public int count(@Nullable String lab) {
    return incidents.count(lab);
  }

  /**
   * What each of these incidents obliges its lab to, in their order, under each regime that the
   * viewer knows it to fall under.
   */
  public List<List<Obligation>> obligations(List<Incident> of) {
    var instruments = incidents.instruments();
    var calendars = incidents.calendars();
    return of.stream().map(incident -> obligations(incident, instruments, calendars)).toList();
  }

  private List<Obligation> obligations(
      Incident incident, Map<String, Instrument> instruments, Calendars calendars) {
    return incident.instruments().stream()
        .map(key -> Objects.requireNonNull(instruments.get(key)))
        .flatMap(
            instrument ->
                IncidentObligations.of(incident, instrument, calendars, standpoint.validAt())
                    .stream())
        .toList();
  }

  /** What each of these reports has to cover and does not say, in their order. */
  public List<Set<ReportItem>> missing(List<IncidentReportSubmitted> reports) {
    var instruments = incidents.instruments();
    return reports.stream()
        .map(
            report ->
                ReportItems.missing(
                    report, Objects.requireNonNull(instruments.get(report.instrument()))))
        .toList();
  }

  /** The business-day calendars that count. */
  public Calendars calendars() {
    return incidents.calendars();
  }
}
