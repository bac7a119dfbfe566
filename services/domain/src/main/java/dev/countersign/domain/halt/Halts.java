package dev.countersign.domain.halt;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.HaltFact.HaltLiftApproved;
import dev.countersign.domain.fact.HaltFact.HaltLiftDenied;
import dev.countersign.domain.fact.HaltFact.HaltLiftObjected;
import dev.countersign.domain.fact.HaltFact.HaltLiftRequested;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.HaltId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The halts on record, each in the state that its facts have brought it to. */
public final class Halts {
  private final List<Halt> all = new ArrayList<>();

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
   */
  public record Halt(
      FactHeader header,
      HaltOpened opened,
      State state,
      @Nullable Event<HaltLiftRequested> request,
      @Nullable Event<HaltLiftApproved> approval,
      List<Event<HaltLiftObjected>> objections) {
    public HaltId id() {
      return opened.halt();
    }

    public boolean blocks() {
      return state != State.LIFTED;
    }
  }

  private Halts(History history) {
    for (var event : history.all(HaltOpened.class)) {
      all.add(read(history, event));
    }
  }

  private static Halt read(History history, Event<HaltOpened> opened) {
    var id = opened.fact().halt();
    var request = newest(history, HaltLiftRequested.class, HaltLiftRequested::halt, id);
    var denied = newest(history, HaltLiftDenied.class, HaltLiftDenied::halt, id);
    boolean lifted = newest(history, HaltLifted.class, HaltLifted::halt, id).isPresent();
    if (request.isPresent()
        && denied.isPresent()
        && denied.get().header().position().isAfter(request.get().header().position())) {
      return new Halt(opened.header(), opened.fact(), State.LIFT_DENIED, null, null, List.of());
    }
    if (request.isEmpty()) {
      return new Halt(opened.header(), opened.fact(), State.OPEN, null, null, List.of());
    }
    var since = request.get().header().position();
    var approval =
        newest(history, HaltLiftApproved.class, HaltLiftApproved::halt, id)
            .filter(event -> event.header().position().isAfter(since));
    var objections =
        history.stream(HaltLiftObjected.class)
            .filter(event -> event.fact().halt().equals(id))
            .filter(event -> event.header().position().isAfter(since))
            .toList();
    return new Halt(
        opened.header(),
        opened.fact(),
        lifted ? State.LIFTED : State.LIFT_REQUESTED,
        request.get(),
        approval.orElse(null),
        objections);
  }

  private static <F extends Fact> Optional<Event<F>> newest(
      History history, Class<F> kind, Function<F, HaltId> halt, HaltId id) {
    return history.stream(kind)
        .filter(event -> halt.apply(event.fact()).equals(id))
        .reduce((earlier, later) -> later);
  }

  public static Halts of(History history) {
    return new Halts(history);
  }

  /** In the order of their opening. */
  public List<Halt> all() {
    return List.copyOf(all);
  }

  public Optional<Halt> halt(HaltId id) {
    return all.stream().filter(halt -> halt.id().equals(id)).findFirst();
  }
}
