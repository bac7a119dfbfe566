package dev.countersign.domain.gate;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.fact.ModelFact.ModelChanged;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.Cadence;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.RiskDomain;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether what was found, perhaps on an ancestor, still speaks for a version. */
final class Freshness {
  private static final int SHORTEST_YEAR = 365;
  private static final int SHORTEST_MONTH = 28;

  private final Case facts;
  private final ModelVersionId version;
  private final List<Event<ModelChanged>> changes = new ArrayList<>();

  Freshness(Case facts, ModelVersionId version) {
    this.facts = facts;
    this.version = version;
    for (var above : facts.lineage().ancestorsOf(version)) {
      changes.addAll(facts.changes().of(above));
    }
    changes.addAll(facts.changes().advances());
  }

  /**
   * What was found: an evaluation, or the validation of a safeguard.
   *
   * @param header of the fact that recorded it
   * @param on the version that it was made on
   * @param since when its age begins
   */
  record Found(FactHeader header, ModelVersionId on, Instant since) {}

  /**
   * Why it is stale for a version.
   *
   * @param relatesTo the ids of what made it so; empty if time or training did
   */
  record Stale(ReasonCode code, List<String> relatesTo) {}

  /** The first reason in the gate's order why it is stale; empty if it is fresh. */
  Optional<Stale> stale(Found found, CapabilityThreshold threshold) {
    var terms = terms(found, threshold);
    var cadences = terms.cadences();
    if (terms.domains().stream().anyMatch(domain -> outgrown(found, domain, cadences))) {
      return Optional.of(new Stale(ReasonCode.STALE_COMPUTE_RATIO, List.of()));
    }
    var beyond = facts.ceilings().exceededBetween(found.on(), version, facts.lineage());
    if (!beyond.isEmpty()) {
      return Optional.of(new Stale(ReasonCode.CEILING_EXCEEDED, beyond));
    }
    if (cadences.stream().anyMatch(cadence -> tooOld(found.since(), cadence))) {
      return Optional.of(new Stale(ReasonCode.STALE_AGE, List.of()));
    }
    return changed(found, terms);
  }

  /** True if time alone has made it stale, by the cadence of this definition. */
  boolean tooOld(Instant since, CapabilityThreshold threshold) {
    return tooOld(since, threshold.cadence());
  }

  /** The instant at which it is too old. */
  Instant endOfAge(Found found, CapabilityThreshold threshold) {
    var end = end(found.since(), threshold.cadence());
    for (var cadence : terms(found, threshold).cadences()) {
      var other = end(found.since(), cadence);
      end = other.isBefore(end) ? other : end;
    }
    return end;
  }

  private boolean outgrown(Found found, RiskDomain domain, List<Cadence> cadences) {
    var ratio = facts.lineage().ratio(found.on(), version, domain).orElse(null);
    return ratio == null
        || cadences.stream().anyMatch(cadence -> ratio.compareTo(cadence.computeMultiple()) >= 0);
  }

  private boolean tooOld(Instant since, Cadence cadence) {
    var period = cadence.maxAge();
    long days =
        (long) SHORTEST_YEAR * period.getYears()
            + (long) SHORTEST_MONTH * period.getMonths()
            + period.getDays();
    // The calendar is asked only where it could matter.
    return !facts.at().isBefore(since.plus(Duration.ofDays(days)))
        && !facts.at().isBefore(end(since, cadence));
  }

  private static Instant end(Instant since, Cadence cadence) {
    return since.atZone(ZoneOffset.UTC).plus(cadence.maxAge()).toInstant();
  }

  /** By what it is held: in which domains it must have stayed the same, and how long it counts. */
  private record Terms(List<Cadence> cadences, List<RiskDomain> domains) {}

  /**
   * A cadence loosened later refreshes nothing, and neither does another domain: those of the time
   * of recording count too.
   */
  private Terms terms(Found found, CapabilityThreshold threshold) {
    List<Cadence> cadences = List.of(threshold.cadence());
    List<RiskDomain> domains = List.of(threshold.domain());
    for (var version : facts.policies().defining(found.header(), threshold.key())) {
      var then = facts.policies().definition(version, threshold.key()).orElseThrow();
      cadences = with(cadences, then.cadence());
      domains = with(domains, then.domain());
    }
    return new Terms(cadences, domains);
  }

  private static <T> List<T> with(List<T> all, T one) {
    return all.contains(one) ? all : Stream.concat(all.stream(), Stream.of(one)).toList();
  }

  private Optional<Stale> changed(Found found, Terms terms) {
    ReasonCode code = null;
    var relatesTo = new ArrayList<String>();
    for (var event : changes) {
      if (isAfter(event, found)
          && isIn(event.fact(), terms.domains())
          && counts(event, found, terms.cadences())) {
        var why = code(event.fact());
        code = code == null || why.compareTo(code) < 0 ? why : code;
        relatesTo.add(event.header().id());
      }
    }
    return code == null ? Optional.empty() : Optional.of(new Stale(code, relatesTo));
  }

  /** What brings more out of one model does so for all; other changes count on the way down. */
  private boolean counts(Event<ModelChanged> event, Found found, List<Cadence> cadences) {
    return event.fact().change() == ChangeKind.ELICITATION_ADVANCE
        || (isOnTheWay(event.fact().modelVersion(), found)
            && cadences.stream().anyMatch(c -> c.triggers().contains(event.fact().change())));
  }

  private boolean isOnTheWay(@Nullable ModelVersionId changed, Found found) {
    return changed != null && facts.lineage().descends(changed, found.on());
  }

  /** Recorded later, or said to have happened after it was found. */
  private static boolean isAfter(Event<ModelChanged> change, Found found) {
    return change.header().position().isAfter(found.header().position())
        || change.header().validFrom().isAfter(found.since());
  }

  private static boolean isIn(ModelChanged change, List<RiskDomain> domains) {
    return change.domains().isEmpty() || change.domains().stream().anyMatch(domains::contains);
  }

  private static ReasonCode code(ModelChanged change) {
    return change.change() == ChangeKind.ELICITATION_ADVANCE
        ? ReasonCode.ELICITATION_ADVANCE
        : ReasonCode.MODEL_CHANGED;
  }
}
