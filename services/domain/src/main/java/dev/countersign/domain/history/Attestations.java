package dev.countersign.domain.history;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.id.AttestationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attestations that arrived and counted, with what became of them. */
public final class Attestations {
  private final List<Counted> counted = new ArrayList<>();

  /**
   * An attestation that was active when it arrived.
   *
   * @param endedAt when it was revoked or suspended; null if it was not
   */
  public record Counted(
      FactHeader header, AttestationReceived received, @Nullable Instant endedAt) {
    /** True if it counts at this instant. */
    public boolean isActive(Instant at) {
      return at.isBefore(received.expiresAt()) && (endedAt == null || at.isBefore(endedAt));
    }
  }

  private Attestations(History history) {
    Map<AttestationId, Instant> ended = new HashMap<>();
    history.stream(AttestationRevoked.class)
        .forEach(event -> ended.put(event.fact().attestation(), event.fact().effectiveFrom()));
    history.stream(AttestationSuspended.class)
        .forEach(event -> ended.put(event.fact().attestation(), event.fact().effectiveFrom()));
    history.stream(AttestationReceived.class)
        .filter(event -> event.fact().reception() == Reception.ACTIVE)
        .forEach(
            event ->
                counted.add(
                    new Counted(
                        event.header(), event.fact(), ended.get(event.fact().attestation()))));
  }

  public static Attestations of(History history) {
    return new Attestations(history);
  }

  /** In the order of their arrival. */
  public List<Counted> counted() {
    return List.copyOf(counted);
  }
}
