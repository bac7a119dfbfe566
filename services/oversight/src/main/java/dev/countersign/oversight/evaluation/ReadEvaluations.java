package dev.countersign.oversight.evaluation;

import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.fact.EvaluationFact.EvaluationReplied;
import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of it the viewer may see. */
@UseCase
public class ReadEvaluations {
  private final Facts facts;
  private final Standpoint standpoint;

  ReadEvaluations(Facts facts, Standpoint standpoint) {
    this.facts = facts;
    this.standpoint = standpoint;
  }

  /**
   * An evaluation with what it found, where it has.
   *
   * @param rejection why it does not count; null if nothing is known against it
   */
  public record Evaluated(
      Event<EvaluationRegistered> registered,
      EvaluationStatus status,
      @Nullable EvaluationCompleted completed,
      @Nullable Event<EvaluationRejected> rejection) {}

  public Optional<Evaluated> one(String id) {
    return facts.first(EvaluationRegistered.class, id).map(event -> read(event, facts.allOf(id)));
  }

  public Page<Evaluated> page(@Nullable String lab, Window window) {
    var page = facts.page(Wanted.all(EvaluationRegistered.class).ofLab(lab), window);
    var ids = page.rows().stream().map(row -> row.value().header().id()).toList();
    var all = facts.allOf(ids).stream().collect(Collectors.groupingBy(fact -> fact.header().id()));
    return page.map(event -> read(event, all.getOrDefault(event.header().id(), List.of())));
  }

  public int count(@Nullable String lab) {
    return facts.count(Wanted.all(EvaluationRegistered.class).ofLab(lab));
  }

  /** What the labs have said to these, oldest first. */
  public List<Event<EvaluationReplied>> replies(Collection<String> ids) {
    return facts.of(EvaluationReplied.class, ids);
  }

  /** A start that came later is known only for the sake of what was completed: it had not begun. */
  private boolean hadCome(RecordedFact fact) {
    return !(fact.fact() instanceof EvaluationStarted)
        || standpoint.heldBy(fact.header().validFrom());
  }

  private Evaluated read(Event<EvaluationRegistered> event, Collection<RecordedFact> itsFacts) {
    var known = History.of(List.copyOf(itsFacts));
    var id = event.header().id();
    return new Evaluated(
        event,
        EvaluationStatus.of(itsFacts.stream().filter(this::hadCome).toList()),
        known.newest(EvaluationCompleted.class, id).map(Event::fact).orElse(null),
        known.newest(EvaluationRejected.class, id).orElse(null));
  }
}
