package dev.countersign.oversight.incident;

import dev.countersign.domain.halt.BusinessCalendar;
import dev.countersign.domain.incident.Incident;
import dev.countersign.domain.obligation.IncidentObligations;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The incidents that the viewer may see, and what they oblige their labs to. */
@UseCase
public class ReadIncidents {
  private final IncidentRecords incidents;
  private final PlatformClock clock;

  ReadIncidents(IncidentRecords incidents, PlatformClock clock) {
    this.incidents = incidents;
    this.clock = clock;
  }

  public Optional<Incident> one(String id) {
    return incidents.read(id);
  }

  public Page<Incident> page(@Nullable String lab, Window window) {
    return incidents
        .page(lab, window)
        .map(event -> incidents.read(event.header().id()).orElseThrow());
  }

  public int count(@Nullable String lab) {
    return incidents.count(lab);
  }

  /**
   * What an incident obliges its lab to, under each regime that the viewer knows it to fall under.
   */
  public List<Obligation> obligations(Incident incident) {
    return incident.instruments().stream()
        .map(incidents::instrument)
        .flatMap(
            instrument ->
                IncidentObligations.of(incident, instrument, calendarOf(instrument), clock.now())
                    .stream())
        .toList();
  }

  private static BusinessCalendar calendarOf(Instrument instrument) {
    return BusinessCalendar.weekdays(ZoneId.of(instrument.zone()));
  }
}
