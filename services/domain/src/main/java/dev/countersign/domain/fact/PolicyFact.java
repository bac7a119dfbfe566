package dev.countersign.domain.fact;

import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.diff.ChangeClass;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about framework documents and their versions. */
public sealed interface PolicyFact extends Fact {
  /** An instrument that a document is filed under, since when. */
  record Designation(String instrument, Instant from) {}

  /** A lab began a framework document. */
  record FrameworkDocumentCreated(DocumentId document, String name, List<Designation> designations)
      implements PolicyFact {
    public FrameworkDocumentCreated {
      designations = List.copyOf(designations);
    }
  }

  /**
   * A version was written down; its content never changes.
   *
   * @param digest SHA-256 of the content's RFC 8785 bytes, lower-case hex
   * @param sourceDigest SHA-256 of the document it was taken from
   * @param characterisation what the lab itself calls the change
   */
  record PolicyVersionDrafted(
      PolicyVersionId policyVersion,
      DocumentId document,
      String label,
      @Nullable PolicyVersionId previous,
      Policy policy,
      String digest,
      @Nullable String sourceDigest,
      Instant effectiveFrom,
      List<String> changelog,
      @Nullable String characterisation,
      String author)
      implements PolicyFact {
    public PolicyVersionDrafted {
      changelog = List.copyOf(changelog);
    }
  }

  record PolicyVersionApproved(PolicyVersionId policyVersion, String approver)
      implements PolicyFact {}

  /**
   * A version became everyone's to read.
   *
   * @param late true if it was effective before
   */
  record PolicyVersionPublished(
      PolicyVersionId policyVersion,
      DocumentId document,
      String digest,
      String publisher,
      boolean late)
      implements PolicyFact {}

  record PolicyVersionWithdrawn(PolicyVersionId policyVersion, String reason)
      implements PolicyFact {}

  record PolicyVersionRepealed(PolicyVersionId policyVersion, String reason)
      implements PolicyFact {}

  /**
   * A regulator says what it takes an amendment for, whatever its lab calls it.
   *
   * @param comparedWith the earlier version
   * @param path the change that it speaks of; null for the amendment as a whole
   */
  record PolicyChangeClassified(
      PolicyVersionId policyVersion,
      PolicyVersionId comparedWith,
      @Nullable String path,
      ChangeClass classification,
      String reason,
      String supervisor)
      implements PolicyFact {}
}
