package dev.countersign.oversight.obligation;

import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.fact.ModelFact.ModelVersionDiscarded;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.ObligationFact.FilingReceived;
import dev.countersign.domain.fact.ObligationFact.FilingSubmitted;
import dev.countersign.domain.fact.ObligationFact.MilestoneAccepted;
import dev.countersign.domain.fact.ObligationFact.MilestoneClaimed;
import dev.countersign.domain.fact.PolicyFact.FrameworkDocumentCreated;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionApproved;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionRepealed;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.History;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.oversight.ledger.LabsInSight;
import dev.countersign.oversight.obligation.KeptDuties.Duties;
import dev.countersign.oversight.obligation.KeptDuties.Key;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.requirement.ReadCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What labs owe beside the reports of incidents: of a lab its own, for a regulator those of its
 * jurisdictions, for an auditor what instruments ask of the labs that engage it. What a policy's
 * own cadence asks for is not an auditor's to be told: an evaluation out of its scope may have
 * renewed what it sees lapse.
 */
@ApplicationScoped
class DutiesOfLabs {
  private static final List<Class<? extends Fact>> KINDS =
      List.of(
          FrameworkDocumentCreated.class,
          PolicyVersionDrafted.class,
          PolicyVersionApproved.class,
          PolicyVersionPublished.class,
          PolicyVersionRepealed.class,
          ModelVersionRegistered.class,
          ModelDeployed.class,
          ModelVersionDiscarded.class,
          ScaleUpRequested.class,
          EvaluationCompleted.class,
          DeterminationMade.class,
          MilestoneClaimed.class,
          MilestoneAccepted.class,
          FilingSubmitted.class,
          FilingReceived.class);

  /** How long before its day an obligation changes where it stands. */
  private static final List<Duration> SOON = List.of(Duration.ofHours(24), Duration.ofHours(72));

  private final LabsInSight sight;
  private final KeptDuties kept;
  private final ReadLabRecords histories;
  private final ReadCatalogue catalogue;
  private final AssembleLabRecord records;
  private final CurrentViewer viewer;
  private final Standpoint standpoint;

  DutiesOfLabs(
      LabsInSight sight,
      KeptDuties kept,
      ReadLabRecords histories,
      ReadCatalogue catalogue,
      AssembleLabRecord records,
      CurrentViewer viewer,
      Standpoint standpoint) {
    this.sight = sight;
    this.kept = kept;
    this.histories = histories;
    this.catalogue = catalogue;
    this.records = records;
    this.viewer = viewer;
    this.standpoint = standpoint;
  }

  /** Those of one lab; null asks for all of them. */
  List<Owed> of(@Nullable String lab) {
    return viewer.get().kind() == Viewer.Kind.AUDITOR ? ofEngaging(lab) : ofCompared(lab);
  }

  /**
   * Judged by what is in scope now, and never kept: an engagement ends by time alone. All that a
   * duty is judged by is filed as its subject is, so that it is seen whole or not at all.
   */
  private List<Owed> ofEngaging(@Nullable String lab) {
    var labs = sight.engaging(lab);
    if (labs.isEmpty()) {
      return List.of();
    }
    var at = standpoint.validAt();
    var instruments = catalogue.allCounting();
    return histories.read(labs, KINDS).entrySet().stream()
        .flatMap(
            record ->
                of(
                    record.getKey(),
                    records.ofInstruments(
                        History.of(record.getValue()),
                        key -> Optional.ofNullable(instruments.get(key)),
                        at))
                    .stream())
        .toList();
  }

  private List<Owed> ofCompared(@Nullable String lab) {
    var at = standpoint.validAt();
    var owed = new ArrayList<Owed>();
    var wanted = new LinkedHashMap<String, Key>();
    for (var known : sight.labs(lab)) {
      var key = new Key(viewer.get().organisation(), known, standpoint.asOf().validAt());
      kept.find(key)
          .filter(duties -> duties.holdsAt(at))
          .ifPresentOrElse(
              duties -> owed.addAll(of(known.lab(), duties.owed())),
              () -> wanted.put(known.lab(), key));
    }
    if (!wanted.isEmpty()) {
      var instruments = catalogue.allCounting();
      histories
          .read(wanted.keySet(), KINDS)
          .forEach(
              (one, record) -> {
                var duties = judged(record, instruments, at);
                kept.keep(
                    Objects.requireNonNull(wanted.get(one)),
                    new Duties(duties, at, until(duties, at)));
                owed.addAll(of(one, duties));
              });
    }
    return owed;
  }

  private List<Obligation> judged(
      List<RecordedFact> record, Map<String, Instrument> instruments, Instant at) {
    return records.duties(
        Case.of(History.of(record), at), key -> Optional.ofNullable(instruments.get(key)));
  }

  private static List<Owed> of(String lab, List<Obligation> duties) {
    return duties.stream().map(duty -> new Owed(lab, duty)).toList();
  }

  private static @Nullable Instant until(List<Obligation> duties, Instant at) {
    return duties.stream()
        .map(Obligation::due)
        .filter(Objects::nonNull)
        .flatMap(
            due ->
                Stream.concat(
                    Stream.of(due.at()), SOON.stream().map(before -> due.at().minus(before))))
        .filter(instant -> instant.isAfter(at))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
