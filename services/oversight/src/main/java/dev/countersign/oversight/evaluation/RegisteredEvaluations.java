package dev.countersign.oversight.evaluation;

import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Registered evaluations, put together from their facts. */
@ApplicationScoped
public class RegisteredEvaluations {
  private final Facts facts;
  private final Models models;
  private final Thresholds thresholds;

  RegisteredEvaluations(Facts facts, Models models, Thresholds thresholds) {
    this.facts = facts;
    this.models = models;
    this.thresholds = thresholds;
  }

  /** An evaluation that this viewer's organisation registered. */
  Event<EvaluationRegistered> own(Viewer who, EvaluationId id) {
    return facts
        .first(EvaluationRegistered.class, id.value())
        .filter(e -> e.header().organisation().value().equals(who.organisation()))
        .orElseThrow(RefusedException::notFound);
  }

  /** An evaluation of a model of this lab, whoever registered it. */
  Event<EvaluationRegistered> about(String lab, EvaluationId id) {
    return facts
        .first(EvaluationRegistered.class, id.value())
        .filter(event -> labOf(event).equals(lab))
        .orElseThrow(RefusedException::notFound);
  }

  EvaluationStatus status(String id) {
    return EvaluationStatus.of(facts.allOf(id));
  }

  /** What is filed about an evaluation is filed like its registration. */
  Filing filing(Event<EvaluationRegistered> registered) {
    return filingBy(registered.header().organisation().value(), registered);
  }

  /** How it is filed that an evaluation does not count. */
  public Filing filing(String owner, EvaluationRejected rejection) {
    return filingBy(
        owner,
        facts.first(EvaluationRegistered.class, rejection.evaluation().value()).orElseThrow());
  }

  /** The same, where another states it. */
  Filing filingBy(String owner, Event<EvaluationRegistered> registered) {
    var fact = registered.fact();
    var lab = labOf(registered);
    return models
        .about(
            Filing.supervised(fact.evaluation().value(), owner, lab),
            models.version(fact.modelVersion()).fact())
        .domains(thresholds.domains(lab, fact.thresholdKeys()));
  }

  static String labOf(Event<EvaluationRegistered> registered) {
    return Objects.requireNonNull(registered.header().lab()).value();
  }
}
