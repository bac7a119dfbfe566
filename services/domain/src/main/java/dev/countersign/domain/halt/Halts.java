package dev.countersign.domain.halt;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.HaltFact;
import dev.countersign.domain.fact.HaltFact.HaltLiftApproved;
import dev.countersign.domain.fact.HaltFact.HaltLiftDenied;
import dev.countersign.domain.fact.HaltFact.HaltLiftObjected;
import dev.countersign.domain.fact.HaltFact.HaltLiftRequested;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.policy.CapabilityThreshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The halts on record, each in the state that its facts have brought it to. */
public final class Halts {
  private final Map<HaltId, Halt> all = new LinkedHashMap<>();

  /** Blocks until lifted; lifted is final, and a recurrence is a new halt. */
  public enum State {
    OPEN,
    LIFT_REQUESTED,
    LIFT_DENIED,
    LIFTED
  }

  /**
   * One halt.
   *
   * @param request the lift that is asked for; null if none is
   * @param approval the second officer's word; null if not given yet
   * @param objections those recorded since the lift was asked for
   * @param liftedAt the position at which it was lifted; null while it blocks
   */
  public record Halt(
      FactHeader header,
      HaltOpened opened,
      State state,
      @Nullable Event<HaltLiftRequested> request,
      @Nullable Event<HaltLiftApproved> approval,
      List<Event<HaltLiftObjected>> objections,
      @Nullable Position liftedAt) {
    public HaltId id() {
      return opened.halt();
    }

    public boolean blocks() {
      return state != State.LIFTED;
    }

    /** True if it binds at every stage that the threshold gates. */
    boolean covers(CapabilityThreshold threshold) {
      return opened.stages().containsAll(threshold.stages());
    }

    /** True if it was opened after this position, or still blocked at it. */
    boolean answers(Position crossing) {
      return liftedAt == null || liftedAt.isAfter(crossing);
    }
  }

  private Halts() {}

  private Halts(History history) {
    var events = new LinkedHashMap<HaltId, List<Event<? extends HaltFact>>>();
    collect(history, HaltOpened.class, HaltOpened::halt, events);
    collect(history, HaltLiftRequested.class, HaltLiftRequested::halt, events);
    collect(history, HaltLiftApproved.class, HaltLiftApproved::halt, events);
    collect(history, HaltLiftObjected.class, HaltLiftObjected::halt, events);
    collect(history, HaltLiftDenied.class, HaltLiftDenied::halt, events);
    collect(history, HaltLifted.class, HaltLifted::halt, events);
    for (var event : history.all(HaltOpened.class)) {
      var own = events.getOrDefault(event.fact().halt(), List.of());
      all.putIfAbsent(event.fact().halt(), read(event, own));
    }
  }

  private static <F extends HaltFact> void collect(
      History history,
      Class<F> kind,
      Function<F, HaltId> halt,
      Map<HaltId, List<Event<? extends HaltFact>>> events) {
    history
        .all(kind)
        .forEach(
            event ->
                events
                    .computeIfAbsent(halt.apply(event.fact()), first -> new ArrayList<>())
                    .add(event));
  }

  private static Halt read(Event<HaltOpened> opened, List<Event<? extends HaltFact>> own) {
    var events =
        own.stream()
            .sorted(Comparator.comparing((Event<? extends HaltFact> e) -> e.header().position()))
            .toList();
    var state = State.OPEN;
    Event<HaltLiftRequested> request = null;
    Event<HaltLiftApproved> approval = null;
    var objections = new ArrayList<Event<HaltLiftObjected>>();
    Position liftedAt = null;
    for (var event : events) {
      if (state == State.LIFTED) {
        break;
      }
      switch (event.fact()) {
        case HaltOpened first -> {}
        case HaltLiftRequested asked -> {
          state = State.LIFT_REQUESTED;
          request = cast(event);
          approval = null;
          objections.clear();
        }
        case HaltLiftApproved agreed -> approval = approval == null ? cast(event) : approval;
        case HaltLiftObjected objected -> objections.add(cast(event));
        case HaltLiftDenied denied -> {
          state = State.LIFT_DENIED;
          request = null;
          approval = null;
          objections.clear();
        }
        case HaltLifted lifted -> {
          state = State.LIFTED;
          liftedAt = event.header().position();
        }
      }
    }
    return new Halt(
        opened.header(),
        opened.fact(),
        state,
        request,
        approval,
        List.copyOf(objections),
        liftedAt);
  }

  @SuppressWarnings("unchecked")
  private static <F extends Fact> Event<F> cast(Event<? extends HaltFact> event) {
    return (Event<F>) (Event<?>) event;
  }

  public static Halts of(History history) {
    return new Halts(history);
  }

  /** As if no threshold had ever been crossed. */
  public static Halts none() {
    return new Halts();
  }

  /** In the order of their opening. */
  public List<Halt> all() {
    return List.copyOf(all.values());
  }

  public Optional<Halt> halt(HaltId id) {
    return Optional.ofNullable(all.get(id));
  }
}
