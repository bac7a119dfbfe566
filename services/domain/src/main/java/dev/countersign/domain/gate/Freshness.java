package dev.countersign.domain.gate;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.fact.ModelFact.ModelChanged;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.Cadence;
import dev.countersign.domain.policy.CapabilityThreshold;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    var cadences = cadences(found, threshold);
    var ratio = facts.lineage().ratio(found.on(), version, threshold.domain()).orElse(null);
    if (ratio == null || cadences.stream().anyMatch(cadence -> isReached(cadence, ratio))) {
      return Optional.of(new Stale(ReasonCode.STALE_COMPUTE_RATIO, List.of()));
    }
    var beyond = facts.ceilings().exceededBetween(found.on(), version, facts.lineage());
    if (!beyond.isEmpty()) {
      return Optional.of(new Stale(ReasonCode.CEILING_EXCEEDED, beyond));
    }
    if (cadences.stream().anyMatch(cadence -> tooOld(found.since(), cadence))) {
      return Optional.of(new Stale(ReasonCode.STALE_AGE, List.of()));
    }
    return changed(found, threshold, cadences);
  }

  /** True if time alone has made it stale, by the cadence of this definition. */
  boolean tooOld(Instant since, CapabilityThreshold threshold) {
    return tooOld(since, threshold.cadence());
  }

  /** The instant at which it is too old. */
  Instant endOfAge(Found found, CapabilityThreshold threshold) {
    var end = end(found.since(), threshold.cadence());
    for (var cadence : cadences(found, threshold)) {
      var other = end(found.since(), cadence);
      end = other.isBefore(end) ? other : end;
    }
    return end;
  }

  private static boolean isReached(Cadence cadence, BigDecimal ratio) {
    return ratio.compareTo(cadence.computeMultiple()) >= 0;
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

  /** A cadence loosened later refreshes nothing: that of the time of recording counts too. */
  private List<Cadence> cadences(Found found, CapabilityThreshold threshold) {
    var own = threshold.cadence();
    List<Cadence> all = List.of(own);
    for (var version : facts.policies().defining(found.header(), threshold.key())) {
      var then = facts.policies().definition(version, threshold.key()).orElseThrow().cadence();
      if (!all.contains(then)) {
        all = new ArrayList<>(all);
        all.add(then);
      }
    }
    return all;
  }

  private Optional<Stale> changed(
      Found found, CapabilityThreshold threshold, List<Cadence> cadences) {
    ReasonCode code = null;
    var relatesTo = new ArrayList<String>();
    for (var event : changes) {
      if (isAfter(event, found)
          && isIn(event.fact(), threshold)
          && counts(event, found, cadences)) {
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

  private static boolean isIn(ModelChanged change, CapabilityThreshold threshold) {
    return change.domains().isEmpty() || change.domains().contains(threshold.domain());
  }

  private static ReasonCode code(ModelChanged change) {
    return change.change() == ChangeKind.ELICITATION_ADVANCE
        ? ReasonCode.ELICITATION_ADVANCE
        : ReasonCode.MODEL_CHANGED;
  }
}
