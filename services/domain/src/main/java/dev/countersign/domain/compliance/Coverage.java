package dev.countersign.domain.compliance;

import java.util.List;

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
}
