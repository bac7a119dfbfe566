package dev.countersign.domain.policy;

import java.util.List;

/**
 * A level of protection, for example ASL-3. Levels are never compared by name across labs.
 *
 * @param rank higher is stricter, within one policy
 */
public record SafetyLevel(
    String key,
    int rank,
    String name,
    List<String> deploymentStandard,
    List<String> securityStandard) {
  public SafetyLevel {
    deploymentStandard = List.copyOf(deploymentStandard);
    securityStandard = List.copyOf(securityStandard);
  }
}
