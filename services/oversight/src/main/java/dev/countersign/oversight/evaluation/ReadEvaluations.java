package dev.countersign.oversight.evaluation;

import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.EvaluationReplied;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of it the viewer may see. */
@UseCase
public class ReadEvaluations {
  private final Facts facts;
  private final RegisteredEvaluations evaluations;

  ReadEvaluations(Facts facts, RegisteredEvaluations evaluations) {
    this.facts = facts;
    this.evaluations = evaluations;
  }

  /** An evaluation with what it found, where it has. */
  public record Evaluated(
      Event<EvaluationRegistered> registered,
      EvaluationStatus status,
      @Nullable EvaluationCompleted completed) {}

  public Optional<Evaluated> one(String id) {
    return facts.first(EvaluationRegistered.class, id).map(this::read);
  }

  public Page<Evaluated> page(@Nullable String lab, Window window) {
    return facts.page(Wanted.all(EvaluationRegistered.class).ofLab(lab), window).map(this::read);
  }

  public int count(@Nullable String lab) {
    return facts.count(Wanted.all(EvaluationRegistered.class).ofLab(lab));
  }

  /** What the lab has said to it, oldest first. */
  public List<Event<EvaluationReplied>> replies(String id) {
    return facts.of(EvaluationReplied.class, List.of(id));
  }

  private Evaluated read(Event<EvaluationRegistered> event) {
    var id = event.header().id();
    return new Evaluated(
        event,
        evaluations.status(id),
        facts.first(EvaluationCompleted.class, id).map(Event::fact).orElse(null));
  }
}
