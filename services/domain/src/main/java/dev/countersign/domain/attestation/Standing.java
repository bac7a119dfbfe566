package dev.countersign.domain.attestation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an attestation stands.
 *
 * @param reason a code, or the auditor's words; null where the status says all
 * @param since when it came to stand so, in the world: may be earlier than it was known
 * @param relatesTo the id of what brought it there; null if time did
 */
public record Standing(
    AttestationStatus status, @Nullable String reason, Instant since, @Nullable String relatesTo) {
  /** True if it counts. */
  public boolean counts() {
    return status == AttestationStatus.ACTIVE;
  }
}
