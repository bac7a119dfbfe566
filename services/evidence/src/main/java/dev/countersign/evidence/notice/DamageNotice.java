package dev.countersign.evidence.notice;

import dev.countersign.evidence.vault.Damages.Damage;
import dev.countersign.evidence.vault.Seal;
import java.time.Instant;

/**
 * What is kept of evidence is not what was sealed.
 *
 * @param sha256 of what was sealed
 * @param failure DIGEST_MISMATCH or UNREADABLE
 */
public record DamageNotice(
    String evidence, String owner, String sha256, String failure, Instant foundAt) {

  static DamageNotice of(Seal seal, Damage damage) {
    return new DamageNotice(
        seal.evidence(), seal.owner(), seal.sha256(), damage.failure(), damage.foundAt());
  }
}
