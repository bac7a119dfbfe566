package dev.countersign.domain.compliance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a lab stands to one requirement, and why.
 *
 * @param because at least one reason, the deciding one first
 */
public record Coverage(
    String instrument, String requirementKey, ComplianceStatus status, List<Because> because) {
  public Coverage {
    because = List.copyOf(because);
  }

  /**
   * One reason.
   *
   * @param relatesTo the id of the mapping, incident, report or attestation behind it; null if
   *     something is missing altogether
   */
  public record Because(String sentence, @Nullable String relatesTo) {}
}
