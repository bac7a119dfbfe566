package dev.countersign.oversight.obligation;

import dev.countersign.domain.compliance.LabRecord;
import dev.countersign.domain.fact.IncidentFact.IncidentReportReceived;
import dev.countersign.domain.fact.RequirementFact.MappingWithdrawn;
import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.incident.Incidents;
import dev.countersign.domain.obligation.IncidentObligations;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.oversight.incident.ReadIncidents;
import dev.countersign.oversight.requirement.ReadCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts together what a lab is judged by, from those facts of it that somebody was shown. */
@ApplicationScoped
public class AssembleLabRecord {
  private final ReadCatalogue catalogue;

  AssembleLabRecord(ReadCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The instruments that count, each looked up once. */
  public Function<String, Optional<Instrument>> instruments() {
    var known = new HashMap<String, Optional<Instrument>>();
    return key -> known.computeIfAbsent(key, catalogue::counting);
  }

  public LabRecord of(
      String lab,
      Set<String> jurisdictions,
      Case facts,
      Function<String, Optional<Instrument>> instruments) {
    var history = facts.history();
    return new LabRecord(
        new OrganisationId(lab),
        jurisdictions,
        facts.policies().at(facts.at()),
        standing(history),
        facts.attestations().counted().stream()
            .filter(counted -> counted.isActive(facts.at()))
            .toList(),
        owed(history, instruments, facts.at()),
        history.stream(IncidentReportReceived.class)
            .map(receipt -> receipt.fact().report().value())
            .collect(Collectors.toSet()));
  }

  /** What the incidents of a history oblige to under each regime, as it stands at an instant. */
  public List<Obligation> owed(
      History history, Function<String, Optional<Instrument>> instruments, Instant at) {
    return Incidents.of(history).all().stream()
        .flatMap(
            incident ->
                incident.instruments().stream()
                    .flatMap(key -> instruments.apply(key).stream())
                    .flatMap(
                        instrument ->
                            IncidentObligations.of(
                                incident, instrument, ReadIncidents.calendarOf(instrument), at)
                                .stream()))
        .toList();
  }

  private static List<History.Event<RequirementMapped>> standing(History history) {
    var withdrawn =
        history.stream(MappingWithdrawn.class)
            .map(event -> event.fact().mapping())
            .collect(Collectors.toSet());
    return history.stream(RequirementMapped.class)
        .filter(event -> !withdrawn.contains(event.fact().mapping()))
        .toList();
  }
}
