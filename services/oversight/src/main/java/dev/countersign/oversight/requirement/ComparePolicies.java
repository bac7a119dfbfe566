package dev.countersign.oversight.requirement;

import dev.countersign.domain.fact.RequirementFact.Consequence;
import dev.countersign.domain.fact.RequirementFact.ThreatActor;
import dev.countersign.domain.fact.RequirementFact.ThresholdRead;
import dev.countersign.domain.fact.RequirementFact.UpliftBaseline;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Stage;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The thresholds of all labs in force, side by side: by domain, by who would act, beside what, to
 * what end, and what crossing them obliges to. Labs name their tiers as they like; a name is never
 * compared.
 */
@UseCase
public class ComparePolicies {
  private static final Comparator<Compared> ORDER =
      Comparator.<Compared, RiskDomain>comparing(one -> one.threshold().domain())
          .thenComparing(Compared::lab)
          .thenComparing(one -> one.threshold().key());

  private final PublishedPolicies policies;
  private final Standpoint standpoint;

  ComparePolicies(PublishedPolicies policies, Standpoint standpoint) {
    this.policies = policies;
    this.standpoint = standpoint;
  }

  /** What crossing obliges to before a stage is entered. */
  public enum CrossingAction {
    /** The stage is not entered at all. */
    MUST_NOT_PROCEED,
    /** The stage is entered once safeguards are validated. */
    SAFEGUARDS_FIRST
  }

  /**
   * A threshold with how it is read.
   *
   * @param readings the newest of each organisation, the lab's own first
   */
  public record Compared(
      String lab,
      Version version,
      CapabilityThreshold threshold,
      List<Event<ThresholdRead>> readings) {

    /** What crossing it obliges to at a stage that it gates. */
    public CrossingAction action(Stage stage) {
      return threshold.requiredFor(stage).isEmpty()
          ? CrossingAction.MUST_NOT_PROCEED
          : CrossingAction.SAFEGUARDS_FIRST;
    }

    /** The same for the same threshold of the same version: what a cursor is made of. */
    UUID place() {
      return UUID.nameUUIDFromBytes(
          (version.id() + " " + threshold.key()).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Which are compared; null asks for any. A reading by anyone suffices. */
  public record Filter(
      @Nullable String lab,
      @Nullable RiskDomain domain,
      @Nullable Stage stage,
      @Nullable CrossingAction action,
      @Nullable ThreatActor actor,
      @Nullable UpliftBaseline baseline,
      @Nullable Consequence consequence) {

    private boolean takes(Compared one) {
      return (domain == null || one.threshold().domain() == domain)
          && (stage == null || one.threshold().stages().contains(stage))
          && (action == null
              || one.threshold().stages().stream()
                  .filter(gated -> stage == null || stage == gated)
                  .anyMatch(gated -> one.action(gated) == action))
          && (actor == null && baseline == null && consequence == null
              || one.readings().stream().map(Event::fact).anyMatch(this::takes));
    }

    private boolean takes(ThresholdRead reading) {
      return (actor == null || reading.actor() == actor)
          && (baseline == null || reading.baseline() == baseline)
          && (consequence == null || reading.consequence() == consequence);
    }
  }

  public Page<Compared> page(Filter filter, Window window) {
    return Page.of(all(filter), Compared::place, window);
  }

  public int count(Filter filter) {
    return all(filter).size();
  }

  private List<Compared> all(Filter filter) {
    var at = standpoint.validAt();
    var readings =
        policies.readings().stream()
            .collect(
                Collectors.groupingBy(
                    event -> event.fact().policyVersion() + " " + event.fact().thresholdKey()));
    return policies.all(filter.lab()).stream()
        .filter(published -> published.version().at(at))
        .flatMap(
            published ->
                published.version().policy().thresholds().stream()
                    .map(threshold -> compared(published, threshold, readings)))
        .filter(filter::takes)
        .sorted(ORDER)
        .toList();
  }

  private static Compared compared(
      PublishedPolicies.Published published,
      CapabilityThreshold threshold,
      Map<String, List<Event<ThresholdRead>>> readings) {
    var newest = new LinkedHashMap<String, Event<ThresholdRead>>();
    readings
        .getOrDefault(published.version().id() + " " + threshold.key(), List.of())
        .forEach(event -> newest.put(event.header().organisation().value(), event));
    return new Compared(
        published.lab(),
        published.version(),
        threshold,
        newest.values().stream()
            .sorted(
                Comparator.comparing(
                    (Event<ThresholdRead> event) ->
                        !event.header().organisation().value().equals(published.lab())))
            .toList());
  }
}
