package dev.countersign.oversight.policy;

import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.oversight.platform.UseCase;
import java.util.Optional;

/** What changed between two versions of a document, as far as the viewer may see both. */
@UseCase
public class ReadPolicyDiff {
  private final PolicyComparisons comparisons;

  ReadPolicyDiff(PolicyComparisons comparisons) {
    this.comparisons = comparisons;
  }

  public Optional<PolicyComparison> between(PolicyVersionId from, PolicyVersionId to) {
    return comparisons.between(from, to);
  }
}
