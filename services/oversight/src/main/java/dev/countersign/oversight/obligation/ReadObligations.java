package dev.countersign.oversight.obligation;

import dev.countersign.domain.halt.BusinessCalendar;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.obligation.RadarWindow;
import dev.countersign.oversight.incident.ReadIncidents;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is owed, as far as the viewer may see it, soonest first. */
@UseCase
public class ReadObligations {
  private final ReadIncidents incidents;
  private final DutiesOfLabs duties;
  private final Standpoint standpoint;

  ReadObligations(ReadIncidents incidents, DutiesOfLabs duties, Standpoint standpoint) {
    this.incidents = incidents;
    this.duties = duties;
    this.standpoint = standpoint;
  }

  /**
   * Which are asked for; null asks for any.
   *
   * @param states empty asks for any
   * @param dueBefore only what has a day before this one
   * @param dueWithin only what is due within this window from now on, and not handed in
   */
  public record Filter(
      @Nullable String lab,
      List<ObligationState> states,
      @Nullable Instant dueBefore,
      @Nullable RadarWindow dueWithin,
      @Nullable String instrument) {
    public Filter {
      states = states.stream().filter(Objects::nonNull).toList();
    }

    private boolean takes(Owed owed, Instant at) {
      return (states.isEmpty() || states.contains(owed.obligation().state()))
          && (dueBefore == null || owed.dueAt().isBefore(dueBefore))
          && (instrument == null || instrument.equals(owed.obligation().instrument()))
          && (dueWithin == null || isDueWithin(owed, dueWithin, at));
    }
  }

  /**
   * How much is due under one instrument, or by one framework document of a lab.
   *
   * @param overdue what was not handed in by its day
   * @param within how much is due within each window; a wider one counts the narrower ones too
   */
  public record Blip(String instrument, int overdue, Map<RadarWindow, Integer> within) {}

  public Page<Owed> page(Filter filter, Window window) {
    return Page.of(all(filter), Owed::place, window);
  }

  public int count(Filter filter) {
    return all(filter).size();
  }

  /** What is overdue and what falls due, instrument by instrument. */
  public List<Blip> radar(@Nullable String lab) {
    var at = standpoint.validAt();
    var byInstrument = new TreeMap<String, List<Owed>>();
    all(new Filter(lab, List.of(), null, null, null))
        .forEach(
            owed ->
                byInstrument
                    .computeIfAbsent(
                        owed.obligation().instrument(), key -> new java.util.ArrayList<>())
                    .add(owed));
    return byInstrument.entrySet().stream()
        .map(entry -> blip(entry.getKey(), entry.getValue(), at))
        .toList();
  }

  private static Blip blip(String instrument, List<Owed> all, Instant at) {
    var within = new EnumMap<RadarWindow, Integer>(RadarWindow.class);
    for (var window : RadarWindow.values()) {
      within.put(window, (int) all.stream().filter(one -> isDueWithin(one, window, at)).count());
    }
    return new Blip(
        instrument,
        (int)
            all.stream().filter(one -> one.obligation().state() == ObligationState.OVERDUE).count(),
        within);
  }

  private static boolean isDueWithin(Owed owed, RadarWindow window, Instant at) {
    var due = owed.obligation().due();
    return due != null
        && owed.obligation().fulfilledAt() == null
        && window.holds(due, at, BusinessCalendar.weekdays(ZoneId.of(due.zone())));
  }

  private List<Owed> all(Filter filter) {
    var at = standpoint.validAt();
    var all =
        incidents.page(filter.lab(), Window.ALL).rows().stream().map(Page.Row::value).toList();
    var obligations = incidents.obligations(all);
    var ofIncidents =
        IntStream.range(0, all.size())
            .boxed()
            .flatMap(
                i ->
                    obligations.get(i).stream()
                        .map(owed -> new Owed(all.get(i).header().organisation().value(), owed)));
    return Stream.concat(ofIncidents, duties.of(filter.lab()).stream())
        .filter(owed -> filter.takes(owed, at))
        .sorted(Owed.SOONEST_FIRST)
        .toList();
  }
}
