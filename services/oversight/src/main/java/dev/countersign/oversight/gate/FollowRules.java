package dev.countersign.oversight.gate;

import dev.countersign.domain.fact.AttestationFact;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.EvaluationFact;
import dev.countersign.domain.fact.EvidenceFact;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.HaltFact.HaltLiftDenied;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.ModelFact;
import dev.countersign.domain.fact.PolicyFact;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.DecisionParts;
import dev.countersign.domain.gate.Determinations;
import dev.countersign.domain.halt.Consequence;
import dev.countersign.domain.halt.Consequence.Decide;
import dev.countersign.domain.halt.Consequence.DenyLift;
import dev.countersign.domain.halt.Consequence.ImpeachDecision;
import dev.countersign.domain.halt.Consequence.Lift;
import dev.countersign.domain.halt.Consequence.OpenHalt;
import dev.countersign.domain.halt.Consequence.RejectEvaluation;
import dev.countersign.domain.halt.Consequence.SuspendAttestation;
import dev.countersign.domain.halt.Consequences;
import dev.countersign.domain.halt.DueInstants;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.attestation.AttestationFiling;
import dev.countersign.oversight.evaluation.RegisteredEvaluations;
import dev.countersign.oversight.evaluation.Thresholds;
import dev.countersign.oversight.ledger.Entry;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.LabRecords;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.LedgerWritten;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.ledger.TimedDuties;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.platform.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Appends what follows from a write, in its transaction: suspensions, halts, lifts, decisions. */
@ApplicationScoped
public class FollowRules {
  private static final String PLATFORM = "org_countersign";

  private final Ledger ledger;
  private final LabRecords records;
  private final Models models;
  private final AttestationFiling attestations;
  private final Facts facts;
  private final Thresholds thresholds;
  private final TimedDuties duties;
  private final RegisteredEvaluations evaluations;
  private final StateDecision stateDecision;

  FollowRules(
      Ledger ledger,
      LabRecords records,
      Models models,
      AttestationFiling attestations,
      Facts facts,
      Thresholds thresholds,
      TimedDuties duties,
      RegisteredEvaluations evaluations,
      StateDecision stateDecision) {
    this.ledger = ledger;
    this.records = records;
    this.models = models;
    this.attestations = attestations;
    this.facts = facts;
    this.thresholds = thresholds;
    this.duties = duties;
    this.evaluations = evaluations;
    this.stateDecision = stateDecision;
  }

  void follow(@Observes LedgerWritten written) {
    var entry = written.entry();
    for (var lab : new TreeSet<>(entry.labs())) {
      // The rules look as the lab itself: it sees all that its decisions rest on.
      entry.as(Viewer.rulesFor(lab), () -> follow(written, lab));
    }
  }

  private void follow(LedgerWritten written, String lab) {
    var entry = written.entry();
    var at = written.at();
    var record = new ArrayList<>(records.of(entry, lab));
    var facts = Case.of(History.of(record), at);
    for (var next = Consequences.of(facts); !next.isEmpty(); next = Consequences.of(facts)) {
      var known = facts;
      next.forEach(consequence -> record.add(state(written, lab, known, consequence)));
      facts = Case.of(History.of(record), at);
    }
    if (written.due() || mayChangeDeterminations(record, entry)) {
      for (var made : Determinations.changed(facts)) {
        record.add(append(written, made, filing(made, lab)));
      }
      facts = Case.of(History.of(record), at);
    }
    duties.state(written, lab, facts.history());
    ledger.expect(
        lab,
        Stream.concat(
                DueInstants.next(facts, at).stream(), duties.next(facts.history(), at).stream())
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  /** What holds of thresholds changes by what is found and by what it is held against. */
  private static boolean mayChangeDeterminations(List<RecordedFact> record, Entry entry) {
    return record.reversed().stream()
        .takeWhile(recorded -> !recorded.header().recordedAt().isBefore(entry.recordedAt()))
        .map(RecordedFact::fact)
        .anyMatch(
            fact ->
                fact instanceof PolicyFact
                    || fact instanceof ModelFact
                    || fact instanceof EvaluationFact
                    || fact instanceof EvidenceFact
                    || fact instanceof AttestationFact);
  }

  private Filing filing(DeterminationMade made, String lab) {
    return filing(made.determination().value(), lab, made.modelVersion())
        .domains(Set.of(made.domain().name()));
  }

  private RecordedFact state(
      LedgerWritten written, String lab, Case known, Consequence consequence) {
    var entry = written.entry();
    return switch (consequence) {
      case SuspendAttestation suspend -> {
        var received =
            facts.first(AttestationReceived.class, suspend.attestation().value()).orElseThrow();
        yield append(
            written, suspend.suspended(), attestations.forEveryone(received.fact(), PLATFORM, lab));
      }
      case RejectEvaluation reject ->
          append(written, reject.rejection(), evaluations.filing(PLATFORM, reject.rejection()));
      case ImpeachDecision impeach -> {
        var fact = impeach.impeachment();
        var decided = facts.first(GateDecided.class, fact.decision().value()).orElseThrow();
        var request =
            facts.first(ScaleUpRequested.class, decided.fact().request().value()).orElseThrow();
        yield append(
            written,
            fact,
            StateDecision.about(
                filing(fact.decision().value(), lab, request.fact().base()),
                DecisionParts.of(decided.fact(), known.policies()).domains()));
      }
      case OpenHalt open -> {
        var id = new HaltId(entry.newId(HaltId.PREFIX));
        yield append(
            written,
            open.opened(id),
            haltFiling(id, lab, open.modelVersion(), open.thresholdKey())
                .publicWhen(PublicWhen.DEPLOYED));
      }
      case Lift lift ->
          append(
              written,
              new HaltLifted(lift.halt()),
              haltFiling(lab, lift.halt()).publicWhen(PublicWhen.DEPLOYED).dueAt(lift.dueAt()));
      case DenyLift deny ->
          append(
              written,
              new HaltLiftDenied(deny.halt(), deny.reason()),
              haltFiling(lab, deny.halt()));
      case Decide decide ->
          stateDecision.state(
              decide,
              known.policies(),
              entry,
              id -> filing(id, lab, decide.request().base()),
              (fact, filing) -> append(written, fact, filing));
    };
  }

  /** What an instant has brought is said to hold since that instant. */
  private static RecordedFact append(LedgerWritten written, Fact fact, Filing filing) {
    boolean broughtByTime = written.due() && !filing.due();
    return written.entry().append(fact, broughtByTime ? filing.dueAt(written.at()) : filing);
  }

  private Filing haltFiling(String lab, HaltId halt) {
    var opened = facts.first(HaltOpened.class, halt.value()).orElseThrow();
    return haltFiling(halt, lab, opened.fact().modelVersion(), opened.fact().thresholdKey());
  }

  /** A halt is about its threshold's domain: an auditor engaged for another does not see it. */
  private Filing haltFiling(HaltId halt, String lab, ModelVersionId version, String threshold) {
    return filing(halt.value(), lab, version).domains(thresholds.domains(lab, List.of(threshold)));
  }

  private Filing filing(String id, String lab, @Nullable ModelVersionId version) {
    var filing = Filing.supervised(id, PLATFORM, lab);
    return version == null ? filing : models.about(filing, models.version(version).fact());
  }
}
