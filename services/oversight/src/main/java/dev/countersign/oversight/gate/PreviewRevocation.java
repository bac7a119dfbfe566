package dev.countersign.oversight.gate;

import dev.countersign.domain.attestation.RevocationImpact;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.oversight.attestation.RevokeAttestation;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.UseCase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What taking an attestation back would bring down, from what its auditor sees of the lab. Nothing
 * is recorded.
 */
@UseCase
public class PreviewRevocation {
  private static final String UNSIGNED = "0".repeat(64);

  private final RevokeAttestation revoke;
  private final Facts facts;
  private final PlatformClock clock;
  private final CurrentViewer viewer;

  PreviewRevocation(
      RevokeAttestation revoke, Facts facts, PlatformClock clock, CurrentViewer viewer) {
    this.revoke = revoke;
    this.facts = facts;
    this.clock = clock;
    this.viewer = viewer;
  }

  /**
   * @param effectiveFrom since when it would not count; null for now
   */
  public RevocationImpact of(AttestationId id, @Nullable Instant effectiveFrom) {
    var attestation = revoke.own(id);
    var lab = Objects.requireNonNull(attestation.header().lab());
    return RevocationImpact.of(
        facts.historyOf(lab.value()),
        new AttestationRevoked(
            id,
            attestation.fact().auditor(),
            viewer.get().user(),
            List.of(),
            "",
            effectiveFrom == null ? clock.now() : effectiveFrom,
            null,
            UNSIGNED,
            UNSIGNED),
        lab,
        clock.now());
  }
}
