package dev.countersign.oversight.incident;

import dev.countersign.domain.fact.IncidentFact.IncidentRecorded;
import dev.countersign.domain.fact.IncidentFact.IncidentsMerged;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.incident.Incident;
import dev.countersign.domain.incident.Incidents;
import dev.countersign.domain.obligation.Calendars;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.RecordsOfLab;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.organisation.Regulators;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.requirement.ReadCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Incidents as the viewer may see them, each read from those of its facts that are the viewer's.
 */
@ApplicationScoped
public class IncidentRecords {
  /** Has no record as a lab, so that its history is that of organisations alone. */
  private static final String PLATFORM = "org_countersign";

  private final Facts facts;
  private final RecordsOfLab recordsOfLab;
  private final Models models;
  private final ReadCatalogue catalogue;
  private final Regulators regulators;

  IncidentRecords(
      Facts facts,
      Models models,
      ReadCatalogue catalogue,
      RecordsOfLab recordsOfLab,
      Regulators regulators) {
    this.regulators = regulators;
    this.recordsOfLab = recordsOfLab;
    this.facts = facts;
    this.models = models;
    this.catalogue = catalogue;
  }

  Optional<Incident> read(String id) {
    return read(List.of(id)).stream().findFirst();
  }

  /** These incidents, in the order of their recording. */
  List<Incident> read(Collection<String> ids) {
    var history = History.of(facts.allOf(ids));
    var wanted = new HashSet<>(ids);
    var around = new HashSet<>(ids);
    history.stream(IncidentsMerged.class)
        .forEach(event -> around.add(event.fact().mergedInto().value()));
    var known = around.size() == wanted.size() ? history : History.of(facts.allOf(around));
    return Incidents.of(known).all().stream()
        .filter(incident -> wanted.contains(incident.id().value()))
        .toList();
  }

  /** An incident that this lab recorded. */
  Incident own(String lab, IncidentId id) {
    return read(id.value())
        .filter(incident -> incident.header().organisation().value().equals(lab))
        .orElseThrow(RefusedException::notFound);
  }

  Page<Event<IncidentRecorded>> page(@Nullable String lab, Window window) {
    return facts.page(wanted(lab), window);
  }

  int count(@Nullable String lab) {
    return facts.count(wanted(lab));
  }

  private static Wanted<IncidentRecorded> wanted(@Nullable String lab) {
    return Wanted.all(IncidentRecorded.class).ofLab(lab);
  }

  /** The instrument as it counts now. */
  Instrument instrument(String key) {
    return catalogue.required(key);
  }

  /** All instruments as they count now, by their keys. */
  Map<String, Instrument> instruments() {
    return catalogue.allCounting();
  }

  /** The business-day calendars of regulators, by what is on record of organisations as such. */
  Calendars calendars() {
    return Calendars.of(History.of(facts.historyOf(PLATFORM)));
  }

  /** Files a fact that every regime of the incident is told of. */
  Filing filing(Incident incident, String owner) {
    return about(
        Filing.ofIncident(incident.id().value(), owner, labOf(incident)),
        incident.recorded().modelVersion());
  }

  /**
   * Files a fact of one regime, by its key: its regulators are told of it, if they supervise the
   * lab, and no others.
   */
  public Filing filing(Incident incident, String owner, String instrument) {
    return filing(incident, owner, instrument(instrument));
  }

  Filing filing(Incident incident, String owner, Instrument instrument) {
    return about(
        Filing.engaged(incident.id().value(), owner, labOf(incident))
            .parties(regulatorsOf(incident, instrument)),
        incident.recorded().modelVersion());
  }

  private List<String> regulatorsOf(Incident incident, Instrument instrument) {
    return regulators.of(instrument.jurisdiction(), labOf(incident));
  }

  /** The keys of those instruments of the incident that a regulator is told of it under. */
  List<String> regimesOf(String regulator, Incident incident) {
    return incident.instruments().stream()
        .filter(key -> regulatorsOf(incident, instrument(key)).contains(regulator))
        .toList();
  }

  Filing about(Filing filing, dev.countersign.domain.id.@Nullable ModelVersionId modelVersion) {
    return modelVersion == null
        ? filing
        : models.about(filing, models.version(modelVersion).fact());
  }

  /** Refuses evidence that is not on record of this lab, or not the viewer's to see. */
  void requireOfLab(Collection<EvidenceId> evidence, String lab) {
    recordsOfLab.require(evidence.stream().map(EvidenceId::value).toList(), lab);
  }

  static String labOf(Incident incident) {
    return incident.header().organisation().value();
  }
}
