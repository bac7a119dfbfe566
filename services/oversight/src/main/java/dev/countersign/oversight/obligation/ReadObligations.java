package dev.countersign.oversight.obligation;

import dev.countersign.domain.halt.BusinessCalendar;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.obligation.Calendars;
import dev.countersign.domain.obligation.Obligation.Due;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.obligation.RadarWindow;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.oversight.incident.ReadIncidents;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.requirement.ReadCatalogue;
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
  private final ReadCatalogue catalogue;
  private final Standpoint standpoint;

  ReadObligations(
      ReadIncidents incidents,
      DutiesOfLabs duties,
      ReadCatalogue catalogue,
      Standpoint standpoint) {
    this.incidents = incidents;
    this.duties = duties;
    this.catalogue = catalogue;
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

    /**
     * @param ahead null if no window is asked for
     */
    private boolean takes(Owed owed, @Nullable Ahead ahead) {
      return (states.isEmpty() || states.contains(owed.obligation().state()))
          && (dueBefore == null || owed.dueAt().isBefore(dueBefore))
          && (instrument == null || instrument.equals(owed.obligation().instrument()))
          && (dueWithin == null || Objects.requireNonNull(ahead).isWithin(owed, dueWithin));
    }
  }

  /** Looks ahead from an instant, in the business days of what is due. */
  private record Ahead(Instant at, Map<String, Instrument> instruments, Calendars calendars) {
    boolean isWithin(Owed owed, RadarWindow window) {
      var due = owed.obligation().due();
      return due != null
          && owed.obligation().fulfilledAt() == null
          && window.holds(due, at, calendar(owed.obligation().instrument(), due));
    }

    /** What a policy's own cadence asks for is due by no regulator's calendar. */
    private BusinessCalendar calendar(String key, Due due) {
      var instrument = instruments.get(key);
      return instrument == null
          ? BusinessCalendar.weekdays(ZoneId.of(due.zone()))
          : calendars.of(instrument, at);
    }
  }

  private Ahead ahead() {
    return new Ahead(standpoint.validAt(), catalogue.allCounting(), incidents.calendars());
  }

  /**
   * How much is due under one instrument, or by one framework document of a lab.
   *
   * @param overdue what was not handed in by its day
   * @param within how much is due within each window; a wider one counts the narrower ones too
   */
  public record Blip(String instrument, int overdue, Map<RadarWindow, Integer> within) {}

  /**
   * @throws RefusedException {@code UNKNOWN_REGIME} if an instrument is asked for that nobody knows
   */
  public Page<Owed> page(Filter filter, Window window) {
    var instrument = filter.instrument();
    if (instrument != null && !instrument.startsWith(DocumentId.PREFIX)) {
      catalogue.required(instrument);
    }
    return Page.of(all(filter), Owed::place, window);
  }

  public int count(Filter filter) {
    return all(filter).size();
  }

  /** What is overdue and what falls due, instrument by instrument. */
  public List<Blip> radar(@Nullable String lab) {
    var ahead = ahead();
    var byInstrument = new TreeMap<String, List<Owed>>();
    all(new Filter(lab, List.of(), null, null, null))
        .forEach(
            owed ->
                byInstrument
                    .computeIfAbsent(
                        owed.obligation().instrument(), key -> new java.util.ArrayList<>())
                    .add(owed));
    return byInstrument.entrySet().stream()
        .map(entry -> blip(entry.getKey(), entry.getValue(), ahead))
        .toList();
  }

  private static Blip blip(String instrument, List<Owed> all, Ahead ahead) {
    var within = new EnumMap<RadarWindow, Integer>(RadarWindow.class);
    for (var window : RadarWindow.values()) {
      within.put(window, (int) all.stream().filter(one -> ahead.isWithin(one, window)).count());
    }
    return new Blip(
        instrument,
        (int)
            all.stream().filter(one -> one.obligation().state() == ObligationState.OVERDUE).count(),
        within);
  }

  private List<Owed> all(Filter filter) {
    var ahead = filter.dueWithin() == null ? null : ahead();
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
        .filter(owed -> filter.takes(owed, ahead))
        .sorted(Owed.SOONEST_FIRST)
        .toList();
  }
}
