package dev.countersign.domain.history;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The facts that bear on one lab, in the order of their commits; immutable. */
public final class History {
  private final Told told;
  private final int length;
  private final Consumer<Class<?>> looks;

  /**
   * One fact with its header.
   *
   * @param <F> the kind of fact
   */
  public record Event<F extends Fact>(FactHeader header, F fact) {}

  /** What some of the facts are, in order, each with its number among all. */
  private record Numbered<T>(List<T> all, List<Integer> numbers) {
    static <T> Numbered<T> none() {
      return new Numbered<>(new ArrayList<>(), new ArrayList<>());
    }

    void add(T one, int number) {
      all.add(one);
      numbers.add(number);
    }

    /** Those among the first so many facts. */
    List<T> among(int length) {
      if (numbers.isEmpty() || numbers.getLast() < length) {
        return Collections.unmodifiableList(all);
      }
      int found = Collections.binarySearch(numbers, length);
      return Collections.unmodifiableList(all.subList(0, found < 0 ? -found - 1 : found));
    }
  }

  /** Facts as they are looked up, shared by all histories that begin with them. */
  private static final class Told {
    final List<RecordedFact> facts;
    final Map<Class<?>, Numbered<Event<?>>> byKind = new HashMap<>();
    final Map<String, Numbered<Event<?>>> byId = new HashMap<>();

    Told(List<RecordedFact> facts) {
      this.facts = List.copyOf(facts);
      var before = Position.FIRST;
      for (int number = 0; number < facts.size(); number++) {
        var recorded = facts.get(number);
        var header = recorded.header();
        if (!header.position().isAfter(before)) {
          throw new IllegalArgumentException("Facts are given in the order of their positions");
        }
        before = header.position();
        var event = new Event<>(header, recorded.fact());
        byId.computeIfAbsent(header.id(), id -> Numbered.none()).add(event, number);
        byKind
            .computeIfAbsent(recorded.fact().getClass(), kind -> Numbered.none())
            .add(event, number);
      }
    }
  }

  private History(Told told, int length, Consumer<Class<?>> looks) {
    this.told = told;
    this.length = length;
    this.looks = looks;
  }

  /**
   * The history that these facts make.
   *
   * @throws IllegalArgumentException if they are not in the order of their positions
   */
  public static History of(List<RecordedFact> facts) {
    return new History(new Told(facts), facts.size(), kind -> {});
  }

  /** The history that the first so many of its facts make; takes no time of its own. */
  public History first(int many) {
    return new History(told, Math.min(many, length), looks);
  }

  /**
   * The same history, which tells of which kinds it is asked; {@link Fact} itself stands for all.
   */
  History watched(Consumer<Class<?>> watcher) {
    return new History(told, length, watcher);
  }

  /** How many facts of a kind there are; of all kinds for {@link Fact}. */
  int count(Class<?> kind) {
    var known = told.byKind.get(kind);
    return kind == Fact.class ? length : known == null ? 0 : known.among(length).size();
  }

  private List<RecordedFact> facts() {
    looks.accept(Fact.class);
    return told.facts.subList(0, length);
  }

  /** The history that these of its facts make alone; a position that holds none is passed over. */
  public History only(Collection<Position> positions) {
    var wanted = new HashSet<>(positions);
    return of(
        facts().stream()
            .filter(recorded -> wanted.contains(recorded.header().position()))
            .toList());
  }

  /** The position of the newest fact. */
  public Position last() {
    looks.accept(Fact.class);
    return length == 0 ? Position.FIRST : told.facts.get(length - 1).header().position();
  }

  /** All facts of a kind, in order. */
  @SuppressWarnings("unchecked")
  public <F extends Fact> List<Event<F>> all(Class<F> kind) {
    looks.accept(kind);
    var known = told.byKind.get(kind);
    return known == null ? List.of() : (List<Event<F>>) (List<?>) known.among(length);
  }

  public <F extends Fact> Stream<Event<F>> stream(Class<F> kind) {
    return all(kind).stream();
  }

  /** The headers of all facts that are of this thing, in order. */
  public Stream<FactHeader> headersOf(String id) {
    looks.accept(Fact.class);
    return of(id).stream().map(Event::header);
  }

  private List<Event<?>> of(String id) {
    var known = told.byId.get(id);
    return known == null ? List.of() : known.among(length);
  }

  /** The newest fact of a kind that is of this thing. */
  @SuppressWarnings("unchecked")
  public <F extends Fact> Optional<Event<F>> newest(Class<F> kind, String id) {
    looks.accept(kind);
    return of(id).stream()
        .filter(event -> kind.isInstance(event.fact()))
        .map(event -> (Event<F>) event)
        .reduce((earlier, later) -> later);
  }
}
