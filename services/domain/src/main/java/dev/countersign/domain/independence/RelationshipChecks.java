package dev.countersign.domain.independence;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import java.math.BigDecimal;
import java.time.Instant;

/** What must hold of a relationship that an auditor states. */
public final class RelationshipChecks {
  private RelationshipChecks() {}

  /**
   * Refuses what cannot be.
   *
   * @param at when it is stated
   */
  public static void check(Relationship relationship, Instant at) {
    var share = relationship.share();
    if (share != null && (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0)) {
      throw new RuleBrokenException("SHARE_OUT_OF_RANGE", "A share is a decimal from 0 to 1.");
    }
    if (share == null && relationship.relationship() == RelationshipKind.REVENUE) {
      throw new RuleBrokenException(
          "SHARE_MISSING", "Say what share of the auditor's revenue it is, from 0 to 1.");
    }
    if (relationship.from().isAfter(at)) {
      throw new RuleBrokenException(
          "FUTURE_DATED", "A relationship that has not begun is stated when it begins.");
    }
    if (relationship.until() != null && !relationship.from().isBefore(relationship.until())) {
      throw new RuleBrokenException("INTERVAL_EMPTY", "A relationship ends after it begins.");
    }
    if (relationship.scope() != null
        && relationship.relationship() != RelationshipKind.AUTHORSHIP) {
      throw new RuleBrokenException(
          "SCOPE_NOT_ALLOWED", "Only an authorship is limited to what was written.");
    }
  }
}
