package dev.countersign.domain.policy;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of one policy version.
 *
 * @param predecessor the model family that a new one is judged by; null if none is named
 * @param attestationMaxAge the longest time that an attestation may count; null if not limited
 */
public record Policy(
    String title,
    List<SafetyLevel> safetyLevels,
    List<Safeguard> safeguards,
    List<CapabilityThreshold> thresholds,
    List<Commitment> commitments,
    ObjectionWindow objectionWindow,
    @Nullable Period attestationMaxAge,
    @Nullable String predecessor) {
  public Policy {
    safetyLevels = List.copyOf(safetyLevels);
    safeguards = List.copyOf(safeguards);
    thresholds = List.copyOf(thresholds);
    commitments = List.copyOf(commitments);
  }

  public Optional<CapabilityThreshold> threshold(String key) {
    return thresholds.stream().filter(threshold -> threshold.key().equals(key)).findFirst();
  }
}
