package dev.countersign.domain.obligation;

import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.fact.ObligationFact.MilestoneAccepted;
import dev.countersign.domain.fact.ObligationFact.MilestoneClaimed;
import dev.countersign.domain.fact.PolicyFact.FrameworkDocumentCreated;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionApproved;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.MilestoneId;
import dev.countersign.domain.obligation.DueDays.Claim;
import dev.countersign.domain.requirement.ClockStart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What starts clocks under one instrument, read from a lab's record and from its claims. */
final class Starts {
  private final History history;
  private final String instrument;
  private final Map<DocumentId, Instant> designated = new LinkedHashMap<>();

  /**
   * Something that starts a clock.
   *
   * @param subject because of what something is owed
   * @param claims every instant that was ever claimed for it, in order
   * @param shown when the record shows that it happened, whatever was claimed; null if it does not
   */
  record Start(String subject, List<Claim> claims, @Nullable Instant shown) {
    Start {
      claims = List.copyOf(claims);
    }
  }

  Starts(History history, String instrument) {
    this.history = history;
    this.instrument = instrument;
    history.stream(FrameworkDocumentCreated.class)
        .forEach(
            event ->
                event.fact().designations().stream()
                    .filter(one -> one.instrument().equals(instrument))
                    .map(one -> one.from())
                    .min(Instant::compareTo)
                    .ifPresent(from -> designated.put(event.fact().document(), from)));
  }

  /**
   * Since when the lab says that the instrument binds it: since a document of it is filed under it.
   * Empty if none is.
   */
  Optional<Instant> bindsFrom() {
    return designated.values().stream().min(Instant::compareTo);
  }

  /** Everything that started such a clock, or is planned to. */
  List<Start> of(ClockStart start) {
    return switch (start) {
      case PLACED_ON_MARKET -> placedOnMarket();
      case REPORT_DELAYED -> delayed();
      case FRAMEWORK_CONFIRMED -> approved(false);
      case FRAMEWORK_MODIFIED -> approved(true);
      case FRAMEWORK_PUBLISHED -> firstPublished();
      default -> start.isMilestone() ? claimed(start) : List.of();
    };
  }

  /** Deployment decides; until then a plan does. */
  private List<Start> placedOnMarket() {
    var starts = new LinkedHashMap<String, Start>();
    claimed(ClockStart.PLACED_ON_MARKET).forEach(start -> starts.put(start.subject(), start));
    history.stream(ModelDeployed.class)
        .forEach(
            event -> {
              var version = event.fact().modelVersion().value();
              var planned = starts.get(version);
              starts.put(
                  version,
                  new Start(
                      version,
                      planned == null ? List.of() : planned.claims(),
                      event.header().validFrom()));
            });
    return List.copyOf(starts.values());
  }

  /**
   * That a report is delayed is the lab's to say, and what it is delayed by counts from the placing
   * on the market, whatever day was claimed, as soon as that is on record.
   */
  private List<Start> delayed() {
    var placed = placedOnMarket();
    return claimed(ClockStart.REPORT_DELAYED).stream()
        .map(
            claim ->
                placed.stream()
                    .filter(start -> start.subject().equals(claim.subject()))
                    .findFirst()
                    .orElse(claim))
        .toList();
  }

  /**
   * Versions of documents that are filed under the instrument, from their approval.
   *
   * @param amended true asks for those that have an earlier version
   */
  private List<Start> approved(boolean amended) {
    return history.stream(PolicyVersionApproved.class)
        .flatMap(
            approved ->
                drafted(approved.fact().policyVersion().value())
                    .filter(draft -> designated.containsKey(draft.fact().document()))
                    .filter(draft -> !amended || draft.fact().previous() != null)
                    .map(draft -> approved)
                    .stream())
        .map(
            event ->
                new Start(
                    event.fact().policyVersion().value(), List.of(), event.header().validFrom()))
        .toList();
  }

  private Optional<Event<PolicyVersionDrafted>> drafted(String version) {
    return history.newest(PolicyVersionDrafted.class, version);
  }

  private List<Start> firstPublished() {
    var first = new LinkedHashMap<String, Start>();
    history.stream(PolicyVersionPublished.class)
        .filter(event -> designated.containsKey(event.fact().document()))
        .forEach(
            event ->
                first.putIfAbsent(
                    event.fact().document().value(),
                    new Start(
                        event.fact().document().value(), List.of(), event.header().validFrom())));
    return List.copyOf(first.values());
  }

  private List<Start> claimed(ClockStart start) {
    var claims = new LinkedHashMap<String, TreeMap<Position, Claim>>();
    var accepted = new HashMap<MilestoneId, List<Event<MilestoneAccepted>>>();
    history.stream(MilestoneAccepted.class)
        .forEach(
            event ->
                accepted
                    .computeIfAbsent(event.fact().milestone(), first -> new ArrayList<>())
                    .add(event));
    history.stream(MilestoneClaimed.class)
        .filter(event -> event.fact().instrument().equals(instrument))
        .filter(event -> event.fact().start() == start)
        .forEach(
            event -> {
              var all = claims.computeIfAbsent(event.fact().subject(), subject -> new TreeMap<>());
              // A plan may be put off; what has happened may not.
              boolean bound =
                  start != ClockStart.PLACED_ON_MARKET
                      && event.header().organisation().equals(event.header().lab());
              all.put(event.header().position(), claim(event, event, bound));
              // What a regulator accepts, the lab says once more, and is not bound by its day.
              accepted
                  .getOrDefault(event.fact().milestone(), List.of())
                  .forEach(one -> all.put(one.header().position(), claim(event, one, false)));
            });
    return claims.entrySet().stream()
        .map(entry -> new Start(entry.getKey(), List.copyOf(entry.getValue().values()), null))
        .toList();
  }

  private static Claim claim(Event<MilestoneClaimed> said, Event<?> then, boolean bound) {
    return new Claim(
        said.header().organisation(),
        said.fact().start(),
        said.fact().at(),
        then.header().recordedAt(),
        bound);
  }
}
