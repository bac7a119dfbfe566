package dev.countersign.evidence.ticket;

import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.OrganisationId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What oversight allows one viewer to do once, within a minute. That it was issued is the access
 * event; here it is checked and nothing else is asked.
 *
 * @param id single use
 * @param organisation of the viewer
 * @param owner of the evidence
 * @param contents of an upload, null for the other actions
 */
public record Ticket(
    String id,
    Instant until,
    Action action,
    String viewer,
    OrganisationId organisation,
    OrganisationId owner,
    EvidenceId evidence,
    @Nullable Contents contents) {

  /**
   * What the bytes of an upload must be and will be known as.
   *
   * @param sha256 in lower-case hex
   * @param name as the uploader calls it; shown, never used as a path
   */
  public record Contents(
      String sha256, long size, String mediaType, EvidenceClass evidenceClass, String name) {}

  /** The contents of a ticket for an upload, which has them. */
  public Contents upload() {
    return Objects.requireNonNull(contents);
  }
}
