package dev.countersign.domain.history;

import dev.countersign.domain.Rules;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.StatusFact.RulesAdopted;
import dev.countersign.domain.history.History.Event;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** By which rules the platform stated what follows, place by place, as it said itself. */
public final class RulesInForce {
  private final TreeMap<Position, Event<RulesAdopted>> adopted = new TreeMap<>();

  private RulesInForce(Collection<RecordedFact> facts) {
    for (var recorded : facts) {
      if (recorded.fact() instanceof RulesAdopted rules) {
        adopted.put(recorded.header().position(), new Event<>(recorded.header(), rules));
      }
    }
    // Who adopts what is in force already brings nothing by it, and no instant of its choice.
    adopted
        .entrySet()
        .removeIf(
            entry -> {
              var before = adopted.lowerEntry(entry.getKey());
              return before != null
                  && before.getValue().fact().rules() == entry.getValue().fact().rules();
            });
  }

  /** As these facts say it; others may stand among them. */
  public static RulesInForce of(Collection<RecordedFact> facts) {
    return new RulesInForce(facts);
  }

  /** By which rules a position was written; empty where nobody had said it yet. */
  public Optional<Event<RulesAdopted>> at(Position position) {
    return Optional.ofNullable(adopted.lowerEntry(position)).map(Map.Entry::getValue);
  }

  /** True if it was written by the rules of this release. */
  public boolean areOurs(Position position) {
    return at(position).filter(event -> event.fact().rules() == Rules.NUMBER).isPresent();
  }
}
