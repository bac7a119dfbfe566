package dev.countersign.domain.fact;

import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.id.IncidentReportId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.ReportItem;
import dev.countersign.domain.requirement.Requirement.ReportKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about incidents. A timestamp is claimed, and a correction is a further claim. */
public sealed interface IncidentFact extends Fact {
  /**
   * A lab recorded that something happened.
   *
   * @param modelVersion which model was involved; null if none is known to be
   * @param nature null for an incident
   */
  record IncidentRecorded(
      IncidentId incident,
      @Nullable ModelVersionId modelVersion,
      String title,
      String description,
      String author,
      @AddedLater @Nullable IncidentNature nature)
      implements IncidentFact {}

  /** Whether it came to what a regime is about, or almost did. */
  enum IncidentNature {
    INCIDENT,
    /** It could have come to it, and did not. */
    NEAR_MISS
  }

  /**
   * What was recorded as a near miss was an incident after all, in the view of its lab or of a
   * regulator that was told. That is not taken back.
   *
   * @param instrument under which it was one, in the view of a regulator of that regime; null for
   *     all, in its lab's
   */
  record NearMissEscalated(
      IncidentId incident, @Nullable String instrument, String reason, String author)
      implements IncidentFact {}

  /**
   * Somebody claimed when a clock started.
   *
   * @param at the instant that is claimed
   * @param evidence what it rests on
   * @param reason why an earlier claim is corrected; null for a first one
   */
  record ClockStartClaimed(
      IncidentId incident,
      ClockStart start,
      Instant at,
      String claimant,
      List<EvidenceId> evidence,
      @Nullable String reason)
      implements IncidentFact {
    public ClockStartClaimed {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * A regulator accepts what the lab says now of a clock's start, for its own regime: it counts
   * there, also where the day had passed by which the lab could have corrected it alone. What was
   * said before, and what was stated by it, stays on record.
   *
   * @param at the instant that the lab claims
   */
  record ClockStartAccepted(
      IncidentId incident,
      String instrument,
      ClockStart start,
      Instant at,
      String reason,
      String author)
      implements IncidentFact {}

  /**
   * The incident falls under an instrument, in one of its categories. Each regime is classified by
   * itself, because categories do not nest.
   *
   * @param category null if it does not fall under the instrument at all
   */
  record IncidentClassified(
      IncidentId incident, String instrument, @Nullable String category, String rationale)
      implements IncidentFact {}

  /**
   * A report was handed in under an instrument.
   *
   * @param document the report itself; null if it was given outside the platform
   * @param submittedAt when, as the lab claims
   * @param items what it covers, item by item; null if it is not told so
   */
  record IncidentReportSubmitted(
      IncidentReportId report,
      IncidentId incident,
      String instrument,
      ReportKind reportKind,
      String summary,
      @Nullable EvidenceId document,
      Instant submittedAt,
      @AddedLater @Nullable List<Covered> items)
      implements IncidentFact {
    public IncidentReportSubmitted {
      items = items == null ? null : List.copyOf(items);
    }
  }

  /** What a report says of one of the things that it has to cover. */
  record Covered(ReportItem item, String text) {}

  /**
   * The recipient confirmed a report.
   *
   * @param receivedAt when it came in, in the recipient's words
   */
  record IncidentReportReceived(IncidentReportId report, IncidentId incident, Instant receivedAt)
      implements IncidentFact {}

  /** Similar incidents are reported as one under an instrument; the first one's clock governs. */
  record IncidentsMerged(
      IncidentId incident, IncidentId mergedInto, String instrument, String reason)
      implements IncidentFact {}

  /**
   * What a lab owes was not handed in by its day. Stated again if a correction gives it another
   * day, and that passes too.
   *
   * @param incident the incident because of which it was owed; null if none
   * @param round 1 for what is owed once; counts up where it recurs
   * @param dueAt the instant that passed
   * @param subject because of what it was owed, where that is no incident; null if it is one
   */
  record ObligationFellOverdue(
      @Nullable IncidentId incident,
      String instrument,
      String requirementKey,
      int round,
      Instant dueAt,
      @AddedLater @Nullable String subject)
      implements IncidentFact {}
}
