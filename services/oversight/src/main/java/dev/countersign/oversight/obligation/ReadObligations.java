package dev.countersign.oversight.obligation;

import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.oversight.incident.ReadIncidents;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
    return Page.of(all(filter), Owed::place, window);
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
}
