package dev.countersign.oversight.obligation;

import dev.countersign.domain.compliance.LabRecord;
import dev.countersign.domain.fact.IncidentFact.IncidentReportReceived;
import dev.countersign.domain.fact.ObligationFact.FilingReceived;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.fact.PolicyFact.Designation;
import dev.countersign.domain.fact.PolicyFact.FrameworkDocumentCreated;
import dev.countersign.domain.fact.RequirementFact.MappingWithdrawn;
import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.incident.Incidents;
import dev.countersign.domain.obligation.Calendars;
import dev.countersign.domain.obligation.IncidentObligations;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.obligation.RecordObligations;
import dev.countersign.domain.obligation.Reevaluations;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.requirement.ReadCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what a lab is judged by, from those facts of it that somebody was shown. */
@ApplicationScoped
public class AssembleLabRecord {
  private final ReadCatalogue catalogue;
  private final CurrentViewer viewer;

  AssembleLabRecord(ReadCatalogue catalogue, CurrentViewer viewer) {
    this.catalogue = catalogue;
    this.viewer = viewer;
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
    return LabRecord.of(
        new OrganisationId(lab),
        jurisdictions,
        facts,
        standing(history),
        Stream.concat(
                owed(history, instruments, facts.at()).stream(),
                duties(facts, instruments).stream())
            .toList(),
        Stream.concat(
                history.stream(IncidentReportReceived.class)
                    .map(receipt -> receipt.fact().report().value()),
                history.stream(FilingReceived.class)
                    .map(receipt -> receipt.fact().filing().value()))
            .collect(Collectors.toSet()));
  }

  /**
   * What is owed beside the reports of incidents, as far as it is the viewer's to know: a regulator
   * is told of its own regimes, and of what the lab's policy asks for.
   */
  public List<Obligation> duties(Case facts, Function<String, Optional<Instrument>> instruments) {
    var regimes = regimes(facts.history());
    return Stream.concat(
            ofInstruments(
                facts.history(), key -> instruments.apply(key).filter(regimes), facts.at())
                .stream(),
            Reevaluations.of(facts).stream())
        .toList();
  }

  /** What instruments ask of a lab by what its record shows, as it stands at an instant. */
  List<Obligation> ofInstruments(
      History history, Function<String, Optional<Instrument>> instruments, Instant at) {
    var calendars = Calendars.of(history);
    return history.stream(FrameworkDocumentCreated.class)
        .flatMap(event -> event.fact().designations().stream())
        .map(Designation::instrument)
        .distinct()
        .flatMap(key -> instruments.apply(key).stream())
        .flatMap(instrument -> RecordObligations.of(history, instrument, calendars, at).stream())
        .toList();
  }

  private Predicate<Instrument> regimes(History history) {
    var who = viewer.get();
    if (who.kind() != Viewer.Kind.REGULATOR) {
      return instrument -> true;
    }
    var own =
        history
            .newest(OrganisationRegistered.class, who.organisation())
            .map(event -> event.fact().jurisdictions())
            .orElse(List.of());
    return instrument ->
        instrument.jurisdiction().equals("*") || own.contains(instrument.jurisdiction());
  }

  /** What the incidents of a history oblige to under each regime, as it stands at an instant. */
  public List<Obligation> owed(
      History history, Function<String, Optional<Instrument>> instruments, Instant at) {
    var calendars = Calendars.of(history);
    return Incidents.of(history).all().stream()
        .flatMap(
            incident ->
                incident.instruments().stream()
                    .flatMap(key -> instruments.apply(key).stream())
                    .flatMap(
                        instrument ->
                            IncidentObligations.of(incident, instrument, calendars, at).stream()))
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
