package dev.countersign.oversight.supervision;

import dev.countersign.domain.compliance.CommitmentRule;
import dev.countersign.domain.compliance.LabRecord;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.AttestationFact.AttestationSuperseded;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationInvalidated;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.fact.GateFact.ExceptionRecorded;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.HaltFact.HaltLiftApproved;
import dev.countersign.domain.fact.HaltFact.HaltLiftDenied;
import dev.countersign.domain.fact.HaltFact.HaltLiftObjected;
import dev.countersign.domain.fact.HaltFact.HaltLiftRequested;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.IncidentFact.ClockStartAccepted;
import dev.countersign.domain.fact.IncidentFact.ClockStartClaimed;
import dev.countersign.domain.fact.IncidentFact.IncidentClassified;
import dev.countersign.domain.fact.IncidentFact.IncidentRecorded;
import dev.countersign.domain.fact.IncidentFact.IncidentReportReceived;
import dev.countersign.domain.fact.IncidentFact.IncidentReportSubmitted;
import dev.countersign.domain.fact.IncidentFact.IncidentsMerged;
import dev.countersign.domain.fact.IncidentFact.NearMissEscalated;
import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.fact.ModelFact.ModelVersionDiscarded;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.ObligationFact.FilingReceived;
import dev.countersign.domain.fact.ObligationFact.FilingSubmitted;
import dev.countersign.domain.fact.ObligationFact.MilestoneAccepted;
import dev.countersign.domain.fact.ObligationFact.MilestoneClaimed;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.fact.PolicyFact.FrameworkDocumentCreated;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionApproved;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionRepealed;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.RequirementFact.MappingWithdrawn;
import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.fact.SafeguardFact.SafeguardDegraded;
import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
import dev.countersign.domain.fact.SafeguardFact.SafeguardUpdated;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.obligation.AssembleLabRecord;
import dev.countersign.oversight.obligation.ReadLabRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges labs by their own commitments, from what the viewer may see of their records. */
@ApplicationScoped
class JudgeLabs {
  /** What the rule looks at; decisions and evidence, which are many, bear on little of it. */
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
          MilestoneClaimed.class,
          MilestoneAccepted.class,
          FilingSubmitted.class,
          FilingReceived.class,
          EvaluationCompleted.class,
          EvaluationInvalidated.class,
          EvaluationRejected.class,
          DeterminationMade.class,
          ScaleUpRequested.class,
          ExceptionRecorded.class,
          HaltOpened.class,
          HaltLiftRequested.class,
          HaltLiftApproved.class,
          HaltLiftObjected.class,
          HaltLiftDenied.class,
          HaltLifted.class,
          SafeguardImplemented.class,
          SafeguardUpdated.class,
          SafeguardDegraded.class,
          AttestationReceived.class,
          AttestationRevoked.class,
          AttestationSuperseded.class,
          AttestationSuspended.class,
          RequirementMapped.class,
          MappingWithdrawn.class,
          IncidentRecorded.class,
          ClockStartClaimed.class,
          ClockStartAccepted.class,
          IncidentClassified.class,
          IncidentReportSubmitted.class,
          IncidentReportReceived.class,
          IncidentsMerged.class,
          NearMissEscalated.class);

  private final Facts facts;
  private final ReadLabRecords histories;
  private final AssembleLabRecord records;

  JudgeLabs(Facts facts, ReadLabRecords histories, AssembleLabRecord records) {
    this.facts = facts;
    this.histories = histories;
    this.records = records;
  }

  /**
   * What is on record of these labs: in one statement, one more if something was discarded, and one
   * more if attestations name evidence, since what no decision may rest on validates nothing.
   */
  Map<String, List<RecordedFact>> read(Collection<String> labs) {
    if (labs.isEmpty()) {
      return Map.of();
    }
    var read = histories.read(labs, KINDS);
    var named =
        read.values().stream()
            .flatMap(List::stream)
            .map(RecordedFact::fact)
            .filter(AttestationReceived.class::isInstance)
            .flatMap(fact -> ((AttestationReceived) fact).restsOn().stream())
            .map(EvidenceId::value)
            .collect(Collectors.toSet());
    ReadLabRecords.add(
        read,
        facts.of(EvidenceSealed.class, named).stream()
            .map(seal -> new RecordedFact(seal.header(), seal.fact()))
            .toList());
    return read;
  }

  /** Judges a lab at an instant. It reads nothing, and needs no transaction. */
  LabMatrix judge(
      String lab, List<RecordedFact> record, Map<String, Instrument> instruments, Instant at) {
    var read = Case.of(History.of(record), at);
    var known = known(lab, record, read, instruments);
    return LabMatrix.of(CommitmentRule.of(read, known), known, at);
  }

  /** What a lab is judged by at an instant, where its commitments are not asked about. */
  LabRecord known(
      String lab, List<RecordedFact> record, Map<String, Instrument> instruments, Instant at) {
    return known(lab, record, Case.of(History.of(record), at), instruments);
  }

  private LabRecord known(
      String lab, List<RecordedFact> record, Case read, Map<String, Instrument> instruments) {
    return records.of(
        lab, jurisdictions(lab, record), read, key -> Optional.ofNullable(instruments.get(key)));
  }

  private static Set<String> jurisdictions(String lab, List<RecordedFact> record) {
    return record.stream()
        .filter(fact -> fact.header().id().equals(lab))
        .map(RecordedFact::fact)
        .filter(OrganisationRegistered.class::isInstance)
        .map(OrganisationRegistered.class::cast)
        .findFirst()
        .map(registered -> Set.copyOf(registered.jurisdictions()))
        .orElse(Set.of());
  }
}
