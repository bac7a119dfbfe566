package dev.countersign.oversight.evaluation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.evaluation.PlannedSamples;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A protocol is frozen before anything runs; from here on the evaluation cannot vanish. */
@UseCase
public class RegisterEvaluation {
  private final Ledger ledger;
  private final Models models;
  private final Evaluators evaluators;
  private final Thresholds thresholds;
  private final CurrentViewer viewer;

  RegisterEvaluation(
      Ledger ledger,
      Models models,
      Evaluators evaluators,
      Thresholds thresholds,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.models = models;
    this.evaluators = evaluators;
    this.thresholds = thresholds;
    this.viewer = viewer;
  }

  public EvaluationId register(
      WriteRequest request,
      ModelVersionId on,
      List<String> thresholdKeys,
      String protocolTitle,
      String protocolDigest,
      @Nullable List<PlannedSamples> plannedSamples) {
    var who = viewer.get();
    Event<ModelVersionRegistered> version = models.version(on);
    var lab = version.header().organisation().value();
    if (thresholdKeys.isEmpty()) {
      throw new RuleBrokenException("THRESHOLD_MISSING", "Name the thresholds to be evaluated.");
    }
    return new EvaluationId(
        ledger.write(
            request,
            evaluators.books(who, lab),
            entry -> {
              evaluators.requireMayEvaluate(who, lab, entry.recordedAt());
              var domains = thresholds.domains(lab, thresholdKeys);
              if (plannedSamples != null) {
                PlannedSamples.check(
                    plannedSamples, thresholdKeys, key -> thresholds.definitions(lab, key));
              }
              var id = new EvaluationId(entry.newId(EvaluationId.PREFIX));
              entry.append(
                  new EvaluationRegistered(
                      id,
                      on,
                      thresholdKeys,
                      protocolTitle,
                      protocolDigest,
                      new OrganisationId(who.organisation()),
                      plannedSamples),
                  models
                      .about(Filing.supervised(id.value(), who.organisation(), lab), version.fact())
                      .domains(domains));
              return id.value();
            }));
  }
}
