package dev.countersign.domain.history;

import dev.countersign.domain.attestation.Standings;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.FactHeader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The attestations that arrived and counted, with what became of them. */
public final class Attestations {
  private final List<Counted> counted = new ArrayList<>();

  /**
   * An attestation that was active when it arrived.
   *
   * @param endsAt from when it does not count: expired, revoked, suspended or superseded
   */
  public record Counted(FactHeader header, AttestationReceived received, Instant endsAt) {
    /** True if it counts at this instant. */
    public boolean isActive(Instant at) {
      return at.isBefore(endsAt);
    }
  }

  private Attestations(History history) {
    var standings = Standings.of(history);
    history.stream(AttestationReceived.class)
        .filter(event -> event.fact().reception() == Reception.ACTIVE)
        .forEach(
            event ->
                counted.add(new Counted(event.header(), event.fact(), standings.endOf(event))));
  }

  public static Attestations of(History history) {
    return new Attestations(history);
  }

  /** In the order of their arrival. */
  public List<Counted> counted() {
    return List.copyOf(counted);
  }
}
