package dev.countersign.oversight.gate;

import dev.countersign.domain.fact.GateFact.DecisionOutcomeStated;
import dev.countersign.domain.fact.GateFact.DecisionReasonsStated;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.gate.Reason;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What decisions came to: for everyone once the model is deployed, and with the reasons in scope
 * for an auditor that is engaged for a part of what was decided.
 */
@UseCase
public class ReadOutcomes {
  private final Facts facts;
  private final DecisionRows rows;

  ReadOutcomes(Facts facts, DecisionRows rows) {
    this.facts = facts;
    this.rows = rows;
  }

  /**
   * An outcome with what else of the decision the viewer may see.
   *
   * @param decision the whole of it; null if that is not the viewer's to see
   * @param reasons those that are
   */
  public record Read(
      Event<DecisionOutcomeStated> stated,
      @Nullable Event<GateDecided> decision,
      List<Reason> reasons) {}

  public Optional<Read> one(String id) {
    return facts
        .first(DecisionOutcomeStated.class, id)
        .map(event -> read(List.of(event)).getFirst());
  }

  public Page<Read> page(@Nullable String lab, Window window) {
    return facts
        .page(Wanted.all(DecisionOutcomeStated.class).ofLab(lab), window)
        .mapAll(this::read);
  }

  public int count(@Nullable String lab) {
    return facts.count(Wanted.all(DecisionOutcomeStated.class).ofLab(lab));
  }

  /** The outcome that stands on each of these requests. */
  public Map<String, Read> standing(Collection<String> requests) {
    var newest = facts.of(DecisionOutcomeStated.class, rows.newestOutcomesOn(requests));
    return read(newest).stream()
        .collect(
            Collectors.toMap(read -> read.stated().fact().request().value(), Function.identity()));
  }

  private List<Read> read(List<Event<DecisionOutcomeStated>> events) {
    var whole =
        facts
            .of(
                GateDecided.class,
                events.stream().map(event -> event.fact().decision().value()).toList())
            .stream()
            .collect(Collectors.toMap(event -> event.fact().decision(), Function.identity()));
    var parts =
        facts
            .of(
                DecisionReasonsStated.class,
                events.stream().map(event -> event.header().id()).toList())
            .stream()
            .collect(Collectors.groupingBy(event -> event.fact().decision()));
    return events.stream()
        .map(
            event -> {
              var id = event.fact().decision();
              var decision = whole.get(id);
              return new Read(
                  event,
                  decision,
                  decision != null
                      ? decision.fact().reasons()
                      : parts.getOrDefault(id, List.of()).stream()
                          .flatMap(part -> part.fact().reasons().stream())
                          .toList());
            })
        .toList();
  }
}
