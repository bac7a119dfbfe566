package dev.countersign.domain.safetylevel;

import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Crossings.Crossing;
import dev.countersign.domain.gate.Latches;
import dev.countersign.domain.gate.Safeguards;
import dev.countersign.domain.gate.Safeguards.Status;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.SafetyLevel;
import dev.countersign.domain.policy.Surface;
import dev.countersign.domain.safetylevel.LevelStanding.Missing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Required beside held, for one model version. The deployment standard is asked for on the API, the
 * security standard where weights are kept. A level that asks for nothing is held by everybody if
 * it is the lowest, and by nobody otherwise: an empty standard is one that was never written.
 */
public final class SafetyLevels {
  private final Case facts;
  private final ModelVersionId version;
  private final Safeguards safeguards;

  private SafetyLevels(Case facts, ModelVersionId version) {
    this.facts = facts;
    this.version = version;
    this.safeguards = new Safeguards(facts);
  }

  /**
   * One standing for each document that has levels, in force now or when a crossing entered one.
   */
  public static List<LevelStanding> of(Case facts, ModelVersionId version) {
    return new SafetyLevels(facts, version).standings();
  }

  private List<LevelStanding> standings() {
    var latched = Latches.of(facts).binding(version);
    return documents(latched).values().stream()
        .filter(policy -> !policy.policy().safetyLevels().isEmpty())
        .map(policy -> standing(policy, latched))
        .toList();
  }

  /**
   * The version to go by for each document: the one in force, else one that a crossing is pinned
   * to.
   */
  private Map<DocumentId, Version> documents(List<Crossing> latched) {
    var documents = new LinkedHashMap<DocumentId, Version>();
    facts.policies().at(facts.at()).forEach(policy -> documents.put(policy.document(), policy));
    latched.forEach(
        crossing -> documents.putIfAbsent(crossing.version().document(), crossing.version()));
    return documents;
  }

  private LevelStanding standing(Version policy, List<Crossing> latched) {
    var levels = policy.policy().safetyLevels();
    var required =
        latched.stream()
            .flatMap(crossing -> entered(crossing, policy))
            .max(Comparator.comparingInt(SafetyLevel::rank));
    var held =
        levels.stream()
            .filter(level -> isHeld(level, levels))
            .max(Comparator.comparingInt(SafetyLevel::rank));
    return new LevelStanding(
        policy.document(),
        required.orElse(null),
        held.orElse(null),
        required.map(this::missing).orElse(List.of()));
  }

  /** A latched key counts under its pinned definition and under the one in force. */
  private Stream<SafetyLevel> entered(Crossing crossing, Version policy) {
    var now =
        facts
            .policies()
            .definition(policy, crossing.key())
            .flatMap(threshold -> level(policy, threshold));
    var pinned =
        crossing.version().document().equals(policy.document())
            ? level(crossing.version(), crossing.threshold())
                // The same level as the version in force ranks and fills it, if it still has it.
                .map(level -> find(policy, level.key()).orElse(level))
            : Optional.<SafetyLevel>empty();
    return Stream.concat(now.stream(), pinned.stream());
  }

  private static Optional<SafetyLevel> level(Version policy, CapabilityThreshold threshold) {
    var key = threshold.safetyLevel();
    return key == null ? Optional.empty() : find(policy, key);
  }

  private static Optional<SafetyLevel> find(Version policy, String key) {
    return policy.policy().safetyLevels().stream()
        .filter(level -> level.key().equals(key))
        .findFirst();
  }

  private boolean isHeld(SafetyLevel level, List<SafetyLevel> levels) {
    boolean empty = level.deploymentStandard().isEmpty() && level.securityStandard().isEmpty();
    return empty
        ? levels.stream().allMatch(other -> other.rank() >= level.rank())
        : missing(level).isEmpty();
  }

  private List<Missing> missing(SafetyLevel level) {
    var missing = new ArrayList<Missing>();
    level.deploymentStandard().forEach(key -> require(key, Surface.API, missing));
    level.securityStandard().forEach(key -> require(key, Surface.INTERNAL, missing));
    return missing;
  }

  private void require(String key, Surface surface, List<Missing> missing) {
    var status = safeguards.standing(key, surface, version).status();
    if (status != Status.VALIDATED) {
      missing.add(new Missing(key, surface, status));
    }
  }
}
