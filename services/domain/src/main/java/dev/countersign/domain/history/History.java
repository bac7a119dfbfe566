package dev.countersign.domain.history;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The facts that bear on one lab, in the order of their commits; immutable. */
public final class History {
  private final Map<Class<?>, List<Event<?>>> byKind = new LinkedHashMap<>();
  private final Map<String, List<FactHeader>> byId = new HashMap<>();
  private final List<RecordedFact> facts;
  private final Position last;

  /**
   * One fact with its header.
   *
   * @param <F> the kind of fact
   */
  public record Event<F extends Fact>(FactHeader header, F fact) {}

  private History(List<RecordedFact> facts) {
    this.facts = List.copyOf(facts);
    var before = Position.FIRST;
    for (var recorded : facts) {
      var position = recorded.header().position();
      if (!position.isAfter(before)) {
        throw new IllegalArgumentException("Facts are given in the order of their positions");
      }
      before = position;
      byId.computeIfAbsent(recorded.header().id(), id -> new ArrayList<>()).add(recorded.header());
      byKind
          .computeIfAbsent(recorded.fact().getClass(), kind -> new ArrayList<>())
          .add(new Event<>(recorded.header(), recorded.fact()));
    }
    last = before;
  }

  /**
   * The history that these facts make.
   *
   * @throws IllegalArgumentException if they are not in the order of their positions
   */
  public static History of(List<RecordedFact> facts) {
    return new History(facts);
  }

  /** The history that these of its facts make alone; a position that holds none is passed over. */
  public History only(Collection<Position> positions) {
    var wanted = new HashSet<>(positions);
    return new History(
        facts.stream().filter(recorded -> wanted.contains(recorded.header().position())).toList());
  }

  /** The position of the newest fact. */
  public Position last() {
    return last;
  }

  /** All facts of a kind, in order. */
  @SuppressWarnings("unchecked")
  public <F extends Fact> List<Event<F>> all(Class<F> kind) {
    return (List<Event<F>>) (List<?>) byKind.getOrDefault(kind, List.of());
  }

  public <F extends Fact> Stream<Event<F>> stream(Class<F> kind) {
    return all(kind).stream();
  }

  /** The headers of all facts that are of this thing, in order. */
  public Stream<FactHeader> headersOf(String id) {
    return byId.getOrDefault(id, List.of()).stream();
  }

  /** The newest fact of a kind that is of this thing. */
  public <F extends Fact> Optional<Event<F>> newest(Class<F> kind, String id) {
    return stream(kind).filter(event -> event.header().id().equals(id)).reduce((a, b) -> b);
  }
}
