package dev.countersign.domain.fact;

import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.FilingId;
import dev.countersign.domain.id.MilestoneId;
import dev.countersign.domain.requirement.ClockStart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about what labs owe beside the reports of incidents. */
public sealed interface ObligationFact extends Fact {
  /**
   * A lab claimed when something happened, or is planned, that starts a clock and does not show in
   * its record otherwise; or an evaluator, when it disclosed a finding.
   *
   * @param instrument the key of the instrument
   * @param subject what it is about: a model version, a policy version, or the lab itself
   * @param at the instant that is claimed; it may lie ahead
   * @param evidence what it rests on
   * @param reason why an earlier claim is corrected; null for a first one
   */
  record MilestoneClaimed(
      MilestoneId milestone,
      String instrument,
      ClockStart start,
      String subject,
      Instant at,
      List<EvidenceId> evidence,
      @Nullable String reason,
      String author)
      implements ObligationFact {
    public MilestoneClaimed {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * A regulator of the regime accepts what a lab claims: it counts also where the day had passed by
   * which the lab could have corrected it alone.
   */
  record MilestoneAccepted(MilestoneId milestone, String reason, String author)
      implements ObligationFact {}

  /**
   * A lab handed in what a requirement asks for, or says that it did what it asks.
   *
   * @param subject what it is about, as the obligation names it
   * @param document the document itself; null if it was given outside the platform
   * @param submittedAt when, as the lab claims
   */
  record FilingSubmitted(
      FilingId filing,
      String instrument,
      String requirementKey,
      String subject,
      String summary,
      @Nullable EvidenceId document,
      Instant submittedAt,
      String author)
      implements ObligationFact {}

  /**
   * The recipient confirmed it.
   *
   * @param receivedAt when it came in, in the recipient's words
   */
  record FilingReceived(FilingId filing, Instant receivedAt) implements ObligationFact {}
}
