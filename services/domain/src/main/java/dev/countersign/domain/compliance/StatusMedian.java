package dev.countersign.domain.compliance;

import java.util.Collection;
import java.util.Optional;

/** How labs stand in the middle, told only where it tells of no single lab. */
public final class StatusMedian {
  /** Fewer labs than these have no median (domain.md section 5, cross-lab compliance). */
  public static final int FEWEST = 5;

  private StatusMedian() {}

  /**
   * The median of the labs that a requirement asks something of, the worse of two middle ones.
   *
   * @param standings one status a lab; NOT_APPLICABLE is left out
   * @return empty if fewer than five labs are left
   */
  public static Optional<ComplianceStatus> of(Collection<ComplianceStatus> standings) {
    var asked =
        standings.stream()
            .filter(status -> status != ComplianceStatus.NOT_APPLICABLE)
            .sorted()
            .toList();
    return asked.size() < FEWEST
        ? Optional.empty()
        : Optional.of(asked.get((asked.size() - 1) / 2));
  }
}
