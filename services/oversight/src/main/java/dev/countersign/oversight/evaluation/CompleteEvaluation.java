package dev.countersign.oversight.evaluation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.evaluation.Findings;
import dev.countersign.domain.evaluation.PlannedSamples;
import dev.countersign.domain.fact.EvaluationFact.Elicitation;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.Finding;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/** The evaluator states what was found; less alarming than the results allow is refused. */
@UseCase
public class CompleteEvaluation {
  private final Ledger ledger;
  private final RegisteredEvaluations evaluations;
  private final Evaluators evaluators;
  private final Thresholds thresholds;
  private final Facts facts;
  private final CurrentViewer viewer;

  CompleteEvaluation(
      Ledger ledger,
      RegisteredEvaluations evaluations,
      Evaluators evaluators,
      Thresholds thresholds,
      Facts facts,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.evaluations = evaluations;
    this.evaluators = evaluators;
    this.thresholds = thresholds;
    this.facts = facts;
    this.viewer = viewer;
  }

  /** What the evaluator states. */
  public record Report(
      EvaluationId evaluation,
      Instant completedAt,
      List<Finding> findings,
      Elicitation elicitation,
      List<EvidenceId> evidence,
      List<String> limitations) {}

  public EvaluationId complete(WriteRequest request, Report report) {
    var who = viewer.get();
    var registered = evaluations.own(who, report.evaluation());
    var lab = RegisteredEvaluations.labOf(registered);
    return new EvaluationId(
        ledger.write(
            request,
            evaluators.books(who, lab),
            entry -> {
              evaluators.requireMayEvaluate(who, lab, entry.recordedAt());
              var status = evaluations.status(report.evaluation().value());
              if (status != EvaluationStatus.RUNNING) {
                throw new RuleBrokenException(
                    "EVALUATION_" + status,
                    "Only a running evaluation can be completed. Start it first.");
              }
              checkFindings(lab, registered, report);
              PlannedSamples.requireKept(registered.fact().planned(), report.findings());
              checkEvidence(who, report);
              if (report.completedAt().isBefore(registered.header().recordedAt())) {
                throw new RuleBrokenException(
                    "COMPLETED_BEFORE_REGISTERED",
                    "$.completedAt: the protocol was registered at %s, after that. An evaluation that ran before its protocol was frozen shows nothing; register and run it anew."
                        .formatted(registered.header().recordedAt()));
              }
              if (report.completedAt().isAfter(entry.recordedAt())) {
                throw new RuleBrokenException(
                    "FUTURE_DATED", "completedAt has not come yet. File it when it has.");
              }
              entry.append(
                  new EvaluationCompleted(
                      report.evaluation(),
                      registered.fact().modelVersion(),
                      report.completedAt(),
                      report.findings(),
                      report.elicitation(),
                      report.evidence(),
                      report.limitations()),
                  evaluations.filing(registered).validFrom(report.completedAt()));
              return report.evaluation().value();
            }));
  }

  private void checkFindings(String lab, Event<EvaluationRegistered> registered, Report report) {
    var stated = new HashSet<String>();
    for (int i = 0; i < report.findings().size(); i++) {
      var finding = report.findings().get(i);
      var path = "$.findings[" + i + "].results";
      if (!registered.fact().thresholdKeys().contains(finding.thresholdKey())
          || !stated.add(finding.thresholdKey())) {
        throw new RuleBrokenException(
            "FINDING_NOT_REGISTERED",
            "State one finding for each registered threshold, and for no other: "
                + registered.fact().thresholdKeys());
      }
      var definitions = thresholds.definitions(lab, finding.thresholdKey());
      Findings.check(definitions, finding.results(), path);
      for (var threshold : definitions) {
        var supported = Findings.supported(threshold, finding.results());
        if (supported.isMoreAlarmingThan(finding.conclusion())) {
          throw new RuleBrokenException(
              "CONCLUSION_NOT_SUPPORTED",
              "For %s the results allow %s at best; %s is less alarming."
                  .formatted(finding.thresholdKey(), supported, finding.conclusion()));
        }
      }
    }
    if (stated.size() != registered.fact().thresholdKeys().size()) {
      throw new RuleBrokenException(
          "FINDING_MISSING",
          "State a finding for each registered threshold: " + registered.fact().thresholdKeys());
    }
  }

  private void checkEvidence(Viewer who, Report report) {
    for (var evidence : report.evidence()) {
      var sealed =
          facts
              .first(EvidenceSealed.class, evidence.value())
              .orElseThrow(RefusedException::notFound);
      if (!sealed.header().organisation().value().equals(who.organisation())) {
        throw RefusedException.notFound();
      }
    }
  }
}
