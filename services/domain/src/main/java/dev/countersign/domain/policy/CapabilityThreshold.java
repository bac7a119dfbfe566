package dev.countersign.domain.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A capability that halts scaling when crossed without validated safeguards.
 *
 * @param key stable across versions
 * @param continuesKey the key under which an earlier version had it; null if unchanged or new
 * @param requiredSafeguards keys of what each gated stage requires once it is crossed; an empty
 *     list means that crossing must not be gone on from at all
 */
public record CapabilityThreshold(
    String key,
    @Nullable String continuesKey,
    String name,
    RiskDomain domain,
    @Nullable String safetyLevel,
    List<Stage> stages,
    List<Indicator> indicators,
    Map<Stage, List<String>> requiredSafeguards,
    Cadence cadence,
    Independence independence) {
  public CapabilityThreshold {
    stages = List.copyOf(stages);
    indicators = List.copyOf(indicators);
    requiredSafeguards = Map.copyOf(requiredSafeguards);
  }

  /** What this stage requires once the threshold is crossed. */
  public List<String> requiredFor(Stage stage) {
    return requiredSafeguards.getOrDefault(stage, List.of());
  }
}
