package dev.countersign.domain.fact;

import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.OrganisationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about evidence. */
public sealed interface EvidenceFact extends Fact {
  /** Who may read it at all. */
  enum EvidenceClass {
    PUBLIC,
    CONFIDENTIAL,
    RESTRICTED,
    HAZARD
  }

  /** What a ticket lets its holder do. */
  enum TicketAction {
    UPLOAD,
    DOWNLOAD,
    /** Sample by sample, through the API. */
    SAMPLES
  }

  /**
   * Somebody was let in to the vault, once: the access event.
   *
   * @param sha256 of the bytes that are to come, or that may be read
   * @param user who was let in
   * @param purpose why, in the user's words
   * @param supersedes the evidence that the bytes to come are said to supersede
   * @param redaction what the bytes to come leave out of other evidence
   */
  record EvidenceTicketIssued(
      EvidenceId evidence,
      TicketAction action,
      String sha256,
      long size,
      String mediaType,
      String name,
      EvidenceClass evidenceClass,
      String user,
      String purpose,
      @Nullable EvidenceId supersedes,
      @Nullable Redaction redaction)
      implements EvidenceFact {}

  /**
   * What a redacted variant leaves out.
   *
   * @param original the evidence that it is a variant of
   * @param basis why something is withheld, in its owner's words
   * @param grounds on which of the grounds that texts know; null if its owner names none
   */
  record Redaction(
      EvidenceId original,
      String basis,
      List<Withheld> withheld,
      @AddedLater @Nullable List<RedactionGround> grounds) {
    public Redaction {
      withheld = List.copyOf(withheld);
      grounds = grounds == null ? null : List.copyOf(grounds);
    }
  }

  /**
   * A ground on which something is withheld.
   *
   * @param citation where a text allows that, for example {@code § 22757.12(f)}; null if none is
   *     cited
   */
  record RedactionGround(GroundKind ground, @Nullable String citation) {}

  /** What texts allow to withhold for (California B&P Code § 22757.12(f), and others). */
  enum GroundKind {
    TRADE_SECRET,
    CYBERSECURITY,
    PUBLIC_SAFETY,
    NATIONAL_SECURITY,
    /** A law forbids to show it. */
    REQUIRED_BY_LAW,
    PERSONAL_DATA,
    /** What would help to do harm. */
    HAZARD,
    OTHER
  }

  /**
   * Something withheld, so that it can be recognised once it is shown.
   *
   * @param what it is, without saying what it says
   * @param sha256 of its bytes
   */
  record Withheld(String what, String sha256) {}

  /**
   * Exact bytes were sealed, and what they say was read.
   *
   * @param size in bytes
   * @param decisionGrade true if nothing about the file forbids to rest a decision on it
   * @param planned samples that were planned; null if the file does not say
   * @param completed samples that were completed; null if the file does not say
   * @param warnings codes of what was found wrong, in alphabetical order
   */
  record EvidenceSealed(
      EvidenceId evidence,
      String sha256,
      long size,
      String mediaType,
      String name,
      EvidenceClass evidenceClass,
      String format,
      boolean decisionGrade,
      @Nullable Long planned,
      @Nullable Long completed,
      List<String> warnings)
      implements EvidenceFact {
    public EvidenceSealed {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * What the file says it found, beside what its samples give.
   *
   * @param samples that the file holds
   * @param samplesRoot of the Merkle tree over them; null without samples
   * @param created as written
   * @param findings where the file is to be read with care, in sentences
   */
  record EvidenceResultsRead(
      EvidenceId evidence,
      @Nullable String library,
      @Nullable String task,
      @Nullable String model,
      @Nullable String created,
      long samples,
      @Nullable String samplesRoot,
      List<ScoreRead> scores,
      List<String> findings)
      implements EvidenceFact {
    public EvidenceResultsRead {
      scores = List.copyOf(scores);
      findings = List.copyOf(findings);
    }
  }

  /**
   * One score with its metrics.
   *
   * @param successes of n, counted over the samples; null if they are no successes and failures
   */
  record ScoreRead(
      String name,
      @Nullable String scorer,
      @Nullable String reducer,
      @Nullable Long successes,
      @Nullable Long n,
      List<MetricRead> metrics) {
    public ScoreRead {
      metrics = List.copyOf(metrics);
    }
  }

  /**
   * A metric as claimed, and as the samples give it. Figures are decimals.
   *
   * @param claimed null if it is no number
   * @param recomputed null if the samples do not give it
   */
  record MetricRead(
      String name, @Nullable String claimed, @Nullable String recomputed, boolean differs) {}

  /**
   * Sealed bytes are said to supersede others, which stay what they are; whatever was signed stays
   * bound to those.
   *
   * @param sha256 of the new bytes
   */
  record EvidenceSupersessionClaimed(
      EvidenceId evidence, EvidenceId supersedes, String sha256, String reason)
      implements EvidenceFact {}

  /** Sealed bytes are a redacted variant of other evidence. */
  record EvidenceRedactionStated(EvidenceId evidence, Redaction redaction)
      implements EvidenceFact {}

  /** Whether what is withheld may be, in a reviewer's view. */
  enum RedactionOpinion {
    JUSTIFIED,
    JUSTIFIED_IN_PART,
    NOT_JUSTIFIED
  }

  /**
   * Somebody independent who read the original says whether the redactions of a variant are right.
   *
   * @param evidence the redacted variant
   * @param comment why; it says nothing of what is withheld
   * @param reviewer the person's name
   */
  record RedactionReviewed(
      EvidenceId evidence, RedactionOpinion opinion, String comment, String reviewer)
      implements EvidenceFact {}

  /**
   * What the vault keeps is no longer what was sealed.
   *
   * @param sha256 of what was sealed
   * @param failure DIGEST_MISMATCH or UNREADABLE
   */
  record EvidenceDamaged(EvidenceId evidence, String sha256, String failure, Instant foundAt)
      implements EvidenceFact {}

  /**
   * Somebody asks to read hazardous evidence.
   *
   * @param request an id of its own
   */
  record HazardReadRequested(String request, EvidenceId evidence, String user, String purpose)
      implements EvidenceFact {}

  /**
   * A second person lets somebody read hazardous evidence, for a while.
   *
   * @param owner whose evidence it is
   * @param reader the organisation of the one who asked
   * @param user who asked
   * @param approver the second person
   */
  record HazardReadApproved(
      String request,
      EvidenceId evidence,
      OrganisationId owner,
      String sha256,
      long size,
      String mediaType,
      String name,
      OrganisationId reader,
      String user,
      String approver,
      Instant until)
      implements EvidenceFact {}

  /** Evidence is kept at least so long; a later one may only be longer. */
  record EvidenceRetentionSet(EvidenceId evidence, Instant until, String reason, String user)
      implements EvidenceFact {}

  /** Evidence is kept whatever its retention says. */
  record EvidenceHoldPlaced(String hold, EvidenceId evidence, String reason, String user)
      implements EvidenceFact {}

  /** A hold is over. */
  record EvidenceHoldReleased(String hold, EvidenceId evidence, String reason, String user)
      implements EvidenceFact {}

  /** The tombstone: the bytes are gone, and what was recorded of them stays. */
  record EvidenceErased(EvidenceId evidence, String sha256, String reason, String user)
      implements EvidenceFact {}
}
