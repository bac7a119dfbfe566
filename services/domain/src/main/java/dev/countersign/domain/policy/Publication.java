package dev.countersign.domain.policy;

import dev.countersign.domain.RuleBrokenException;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may approve and publish a version, and for when: four eyes, and one version at a time. */
public final class Publication {
  private Publication() {}

  /**
   * Refuses an approval of one's own words, or a second one by the same person.
   *
   * @throws RuleBrokenException SELF_APPROVAL or ALREADY_APPROVED
   */
  public static void checkApproval(String author, Set<String> approvers, String approver) {
    if (approver.equals(author)) {
      throw new RuleBrokenException(
          "SELF_APPROVAL", "Nobody approves what they wrote. Ask another officer.");
    }
    if (approvers.contains(approver)) {
      throw new RuleBrokenException(
          "ALREADY_APPROVED", "You approved this version already. Ask another officer.");
    }
  }

  /**
   * Refuses a publication by its author, or without an approval by an officer other than the
   * publisher.
   *
   * @throws RuleBrokenException SELF_PUBLICATION or APPROVAL_MISSING
   */
  public static void checkPublisher(String author, Set<String> approvers, String publisher) {
    if (publisher.equals(author)) {
      throw new RuleBrokenException(
          "SELF_PUBLICATION", "Nobody publishes what they wrote. Ask another officer.");
    }
    if (approvers.stream().allMatch(publisher::equals)) {
      throw new RuleBrokenException(
          "APPROVAL_MISSING",
          "An officer other than the publisher has to approve it first. Have another one approve or publish.");
    }
  }

  /**
   * Refuses a version from which on two versions of one document would have effect.
   *
   * @param others from when its document's published versions have effect, less what was repealed
   *     before
   * @throws RuleBrokenException EFFECTIVE_INTERVALS_OVERLAP
   */
  public static void checkInterval(Instant effectiveFrom, Collection<Instant> others) {
    if (others.stream().anyMatch(other -> !other.isBefore(effectiveFrom))) {
      throw new RuleBrokenException(
          "EFFECTIVE_INTERVALS_OVERLAP",
          "A published version of this document takes effect at %s or later. Draft one that follows it."
              .formatted(effectiveFrom));
    }
  }

  /**
   * Refuses a version that is to have effect before the one that it follows.
   *
   * @param previous from when the version that it follows has effect; null if it follows none
   * @throws RuleBrokenException EFFECTIVE_DATES_CONTRADICT
   */
  public static void checkOrder(Instant effectiveFrom, @Nullable Instant previous) {
    if (previous != null && !effectiveFrom.isAfter(previous)) {
      throw new RuleBrokenException(
          "EFFECTIVE_DATES_CONTRADICT",
          "$.effectiveFrom: %s is not after %s, when the version that it follows takes effect."
              .formatted(effectiveFrom, previous));
    }
  }
}
