package dev.countersign.oversight.gate;

import dev.countersign.domain.fact.AttestationFact.DecisionImpeached;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.gate.Outcome;
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

/** Requests and decisions, as far as the viewer may see them. */
@UseCase
public class ReadDecisions {
  private final Facts facts;
  private final DecisionRows rows;

  ReadDecisions(Facts facts, DecisionRows rows) {
    this.facts = facts;
    this.rows = rows;
  }

  /** The decision that stands on each of these requests: the newest. */
  public Map<String, Event<GateDecided>> standing(Collection<String> requests) {
    return facts.of(GateDecided.class, rows.newestOn(requests)).stream()
        .collect(
            Collectors.toMap(
                event -> event.fact().request().value(),
                Function.identity(),
                (earlier, later) -> later));
  }

  public Optional<Event<ScaleUpRequested>> request(String id) {
    return facts.first(ScaleUpRequested.class, id);
  }

  public Page<Event<ScaleUpRequested>> requests(@Nullable String lab, Window window) {
    return facts.page(Wanted.all(ScaleUpRequested.class).ofLab(lab), window);
  }

  public int countRequests(@Nullable String lab) {
    return facts.count(Wanted.all(ScaleUpRequested.class).ofLab(lab));
  }

  public Optional<Event<GateDecided>> decision(String id) {
    return facts.first(GateDecided.class, id);
  }

  /** The outcome that stands for a request; empty if it was never decided. */
  Optional<Outcome> standing(String request) {
    return Optional.ofNullable(standing(List.of(request)).get(request))
        .map(event -> event.fact().outcome());
  }

  /** A page of the decisions on each of these requests; the newest is the one that stands. */
  public Map<String, Page<Event<GateDecided>>> decisions(
      Collection<String> requests, Window window) {
    return facts.pages(GateDecided.class, "request", requests, window);
  }

  /** What impeaches these decisions: what they rested on and, as is known now, did not count. */
  public List<Event<DecisionImpeached>> impeachments(Collection<String> decisions) {
    return facts.of(DecisionImpeached.class, decisions);
  }
}
