package dev.countersign.domain.gate;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.fact.ModelFact.ModelChanged;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Whether what was found on one model version still speaks for another. */
final class Freshness {
  private final Case facts;

  Freshness(Case facts) {
    this.facts = facts;
  }

  /**
   * Why a finding is stale for this version, the first reason in the gate's order; empty if fresh.
   *
   * @param found when and where the finding was recorded
   * @param on the version that it was made on
   * @param since when its age begins
   */
  Optional<ReasonCode> stale(
      FactHeader found,
      ModelVersionId on,
      Instant since,
      CapabilityThreshold threshold,
      ModelVersionId version) {
    var ratio = facts.lineage().ratio(on, version, threshold.domain());
    if (ratio.isEmpty() || ratio.get().compareTo(threshold.cadence().computeMultiple()) >= 0) {
      return Optional.of(ReasonCode.STALE_COMPUTE_RATIO);
    }
    if (!facts.at().isBefore(endOfAge(since, threshold))) {
      return Optional.of(ReasonCode.STALE_AGE);
    }
    return changeAfter(found, on, threshold, version);
  }

  /** The instant at which the finding is too old. */
  static Instant endOfAge(Instant since, CapabilityThreshold threshold) {
    return since.atZone(ZoneOffset.UTC).plus(threshold.cadence().maxAge()).toInstant();
  }

  private Optional<ReasonCode> changeAfter(
      FactHeader found, ModelVersionId on, CapabilityThreshold threshold, ModelVersionId version) {
    return facts.history().stream(ModelChanged.class)
        .filter(change -> change.header().position().isAfter(found.position()))
        .map(event -> event.fact())
        .filter(change -> concerns(change, on, threshold, version))
        .map(
            change ->
                change.change() == ChangeKind.ELICITATION_ADVANCE
                    ? ReasonCode.ELICITATION_ADVANCE
                    : ReasonCode.MODEL_CHANGED)
        .min(java.util.Comparator.naturalOrder());
  }

  private boolean concerns(
      ModelChanged change,
      ModelVersionId on,
      CapabilityThreshold threshold,
      ModelVersionId version) {
    boolean inDomain = change.domains().isEmpty() || change.domains().contains(threshold.domain());
    if (change.change() == ChangeKind.ELICITATION_ADVANCE) {
      // What brings more out of one model brings more out of all of the lab's.
      return inDomain;
    }
    var changed = change.modelVersion();
    return inDomain
        && threshold.cadence().triggers().contains(change.change())
        && changed != null
        && facts.lineage().descends(version, changed)
        && facts.lineage().descends(changed, on);
  }
}
