package dev.countersign.domain.fact;

import dev.countersign.domain.id.EvidenceId;
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
    DOWNLOAD
  }

  /**
   * Somebody was let in to the vault, once: the access event.
   *
   * @param sha256 of the bytes that are to come, or that may be read
   * @param user who was let in
   * @param purpose why, in the user's words
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
      String purpose)
      implements EvidenceFact {}

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
}
