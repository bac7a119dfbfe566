package dev.countersign.oversight.obligation;

import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.oversight.incident.ReadIncidents;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is owed because of the incidents that the viewer may see, soonest first. */
@UseCase
public class ReadObligations {
  private static final Window ALL = new Window(Integer.MAX_VALUE - 1, null, null, false, false);

  private final ReadIncidents incidents;

  ReadObligations(ReadIncidents incidents) {
    this.incidents = incidents;
  }

  /**
   * Which are asked for.
   *
   * @param lab null asks for any
   * @param states empty asks for any
   * @param dueBefore only what has a day before this one; null asks for any
   */
  public record Filter(
      @Nullable String lab, List<ObligationState> states, @Nullable Instant dueBefore) {
    public Filter {
      states = states.stream().filter(Objects::nonNull).toList();
    }

    private boolean takes(Owed owed) {
      return (states.isEmpty() || states.contains(owed.obligation().state()))
          && (dueBefore == null || owed.dueAt().isBefore(dueBefore));
    }
  }

  public Page<Owed> page(Filter filter, Window window) {
    var all = all(filter);
    int from = window.after() == null ? 0 : indexOf(all, window.after()) + 1;
    int to = window.before() == null ? all.size() : indexOf(all, window.before());
    if (window.fromEnd()) {
      from = Math.max(from, to - window.limit());
    } else {
      to = Math.min(to, from + window.limit());
    }
    var rows = from < to ? all.subList(from, to) : List.<Owed>of();
    return new Page<>(
        rows.stream().map(owed -> new Page.Row<>(owed.place(), owed)).toList(),
        to < all.size(),
        from > 0);
  }

  public int count(Filter filter) {
    return all(filter).size();
  }

  private List<Owed> all(Filter filter) {
    return incidents.page(filter.lab(), ALL).rows().stream()
        .map(Page.Row::value)
        .flatMap(
            incident ->
                incidents.obligations(incident).stream()
                    .map(owed -> new Owed(incident.header().organisation().value(), owed)))
        .filter(filter::takes)
        .sorted(Owed.SOONEST_FIRST)
        .toList();
  }

  private static int indexOf(List<Owed> all, UUID place) {
    return IntStream.range(0, all.size())
        .filter(i -> all.get(i).place().equals(place))
        .findFirst()
        .orElseThrow(
            () -> RefusedException.invalid("The cursor is of another list. Begin without one."));
  }
}
