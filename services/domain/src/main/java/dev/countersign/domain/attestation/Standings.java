package dev.countersign.domain.attestation;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.AttestationFact.AttestationSuperseded;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.AttestationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Attestations, each with what ended it. What a record holds up to a position gives what was known
 * there; the instant says for when it is asked.
 */
public final class Standings {
  private final Map<AttestationId, Arrival> arrivals = new LinkedHashMap<>();
  private final Map<AttestationId, List<Standing>> endings = new HashMap<>();

  /** What of an attestation's arrival bears on where it stands. */
  public record Arrival(
      AttestationId attestation,
      Instant recordedAt,
      Instant expiresAt,
      Reception reception,
      @Nullable String reason) {
    public static Arrival of(Event<AttestationReceived> event) {
      var fact = event.fact();
      return new Arrival(
          fact.attestation(),
          event.header().recordedAt(),
          fact.expiresAt(),
          fact.reception(),
          fact.reason());
    }
  }

  private Standings(
      List<Arrival> arrived,
      List<Event<AttestationRevoked>> revoked,
      List<Event<AttestationSuspended>> suspended,
      List<Event<AttestationSuperseded>> superseded) {
    arrived.forEach(arrival -> arrivals.put(arrival.attestation(), arrival));
    for (var event : revoked) {
      var fact = event.fact();
      end(
          fact.attestation(),
          new Standing(AttestationStatus.REVOKED, fact.reason(), fact.effectiveFrom(), null));
    }
    for (var event : suspended) {
      var fact = event.fact();
      end(
          fact.attestation(),
          new Standing(
              AttestationStatus.SUSPENDED, fact.reason(), fact.effectiveFrom(), fact.causedBy()));
    }
    for (var event : superseded) {
      end(
          event.fact().attestation(),
          new Standing(
              AttestationStatus.SUPERSEDED,
              null,
              event.header().recordedAt(),
              event.fact().successor().value()));
    }
  }

  private void end(AttestationId id, Standing ending) {
    endings.computeIfAbsent(id, first -> new ArrayList<>()).add(ending);
  }

  /** All attestations of a record. */
  public static Standings of(History history) {
    return of(
        history.stream(AttestationReceived.class).map(Arrival::of).toList(),
        history.all(AttestationRevoked.class),
        history.all(AttestationSuspended.class),
        history.all(AttestationSuperseded.class));
  }

  /**
   * These attestations, with what is on record about their ends, in the order of their recording.
   */
  public static Standings of(
      List<Arrival> arrived,
      List<Event<AttestationRevoked>> revoked,
      List<Event<AttestationSuspended>> suspended,
      List<Event<AttestationSuperseded>> superseded) {
    return new Standings(arrived, revoked, suspended, superseded);
  }

  /** Where this attestation stands at an instant; empty if it never arrived. */
  public Optional<Standing> at(AttestationId id, Instant at) {
    return Optional.ofNullable(arrivals.get(id)).map(arrival -> at(arrival, at));
  }

  /** Where each attestation stands at an instant, in the order of their arrival. */
  public Map<AttestationId, Standing> at(Instant at) {
    var all = new LinkedHashMap<AttestationId, Standing>();
    arrivals.forEach((id, arrival) -> all.put(id, at(arrival, at)));
    return all;
  }

  /** The instant from which it does not count, whatever ends it first. */
  public Instant endOf(Event<AttestationReceived> event) {
    return endings(Arrival.of(event))
        .map(Standing::since)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Standing at(Arrival arrival, Instant at) {
    if (arrival.reception() == Reception.REJECTED) {
      return new Standing(AttestationStatus.REJECTED, arrival.reason(), arrival.recordedAt(), null);
    }
    // What began first ended it; of what began together, the gravest.
    return endings(arrival)
        .filter(ending -> !at.isBefore(ending.since()))
        .min(Comparator.comparing(Standing::since))
        .orElseGet(() -> new Standing(AttestationStatus.ACTIVE, null, arrival.recordedAt(), null));
  }

  private Stream<Standing> endings(Arrival arrival) {
    return Stream.concat(
        endings.getOrDefault(arrival.attestation(), List.of()).stream(),
        Stream.of(new Standing(AttestationStatus.EXPIRED, null, arrival.expiresAt(), null)));
  }
}
