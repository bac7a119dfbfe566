package dev.countersign.domain.attestation;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.AttestationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The attestations on record, each with what ended it. What a record holds up to a position gives
 * what was known there; the instant says for when it is asked.
 */
public final class Standings {
  private final Map<AttestationId, Event<AttestationReceived>> received = new LinkedHashMap<>();
  private final Map<AttestationId, List<Standing>> endings = new LinkedHashMap<>();

  private Standings(History history) {
    for (var event : history.all(AttestationReceived.class)) {
      var fact = event.fact();
      received.put(fact.attestation(), event);
      if (fact.supersedes() != null && fact.reception() == Reception.ACTIVE) {
        end(
            fact.supersedes(),
            new Standing(
                AttestationStatus.SUPERSEDED,
                null,
                event.header().recordedAt(),
                fact.attestation().value()));
      }
    }
    for (var event : history.all(AttestationRevoked.class)) {
      end(
          event.fact().attestation(),
          new Standing(
              AttestationStatus.REVOKED,
              event.fact().reason(),
              event.fact().effectiveFrom(),
              event.fact().attestation().value()));
    }
    for (var event : history.all(AttestationSuspended.class)) {
      end(
          event.fact().attestation(),
          new Standing(
              AttestationStatus.SUSPENDED,
              event.fact().reason(),
              event.fact().effectiveFrom(),
              event.fact().causedBy()));
    }
  }

  private void end(AttestationId id, Standing ending) {
    endings.computeIfAbsent(id, first -> new ArrayList<>()).add(ending);
  }

  public static Standings of(History history) {
    return new Standings(history);
  }

  /** Where this attestation stands at an instant; empty if it never arrived. */
  public Optional<Standing> at(AttestationId id, Instant at) {
    return Optional.ofNullable(received.get(id)).map(event -> at(event, at));
  }

  /** Where each attestation stands at an instant, in the order of their arrival. */
  public Map<AttestationId, Standing> at(Instant at) {
    var all = new LinkedHashMap<AttestationId, Standing>();
    received.forEach((id, event) -> all.put(id, at(event, at)));
    return all;
  }

  /** The instant from which it does not count, whatever ends it first. */
  public Instant endOf(Event<AttestationReceived> event) {
    return endings(event).map(Standing::since).min(Comparator.naturalOrder()).orElseThrow();
  }

  private Standing at(Event<AttestationReceived> event, Instant at) {
    var fact = event.fact();
    var arrived = event.header().recordedAt();
    if (fact.reception() == Reception.REJECTED) {
      return new Standing(AttestationStatus.REJECTED, fact.reason(), arrived, null);
    }
    // What began first ended it; of what began together, what was recorded first.
    return endings(event)
        .filter(ending -> !at.isBefore(ending.since()))
        .min(Comparator.comparing(Standing::since))
        .orElseGet(() -> new Standing(AttestationStatus.ACTIVE, null, arrived, null));
  }

  private java.util.stream.Stream<Standing> endings(Event<AttestationReceived> event) {
    var expiry = new Standing(AttestationStatus.EXPIRED, null, event.fact().expiresAt(), null);
    return java.util.stream.Stream.concat(
        endings.getOrDefault(event.fact().attestation(), List.of()).stream(),
        java.util.stream.Stream.of(expiry));
  }
}
