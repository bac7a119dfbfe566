package dev.countersign.domain.history;

import dev.countersign.domain.attestation.Standing;
import dev.countersign.domain.attestation.Standings;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.policy.Surface;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The attestations that arrived and counted, with what became of them. */
public final class Attestations {
  private final List<Counted> counted = new ArrayList<>();
  private final Map<EvaluationId, List<Counted>> byEvaluation = new HashMap<>();
  private final Map<EvaluationId, List<Event<AttestationReceived>>> rejected = new HashMap<>();
  private final Map<AttestationId, List<AttestationId>> successors = new HashMap<>();
  private final Map<Validated, List<Counted>> byValidation = new HashMap<>();
  private final Set<EvidenceId> unfit = new HashSet<>();
  private final Standings standings;

  private record Validated(String safeguardKey, Surface surface, String configDigest) {}

  /**
   * An attestation that was active when it arrived.
   *
   * @param endsAt from when it does not count: expired, revoked, suspended or superseded
   */
  public record Counted(FactHeader header, AttestationReceived received, Instant endsAt) {
    /** True if it counts at this instant: it had arrived, and nothing had ended it. */
    public boolean isActive(Instant at) {
      return !at.isBefore(header.recordedAt()) && at.isBefore(endsAt);
    }

    /** True unless it says that a safeguard, in this configuration, does not do what it is for. */
    public boolean finds(String safeguardKey, Surface surface, String configDigest) {
      return received.validations().stream()
          .filter(one -> one.safeguardKey().equals(safeguardKey) && one.surface() == surface)
          .filter(one -> one.configDigest().equals(configDigest))
          .allMatch(one -> one.effect() == Effect.EFFECTIVE);
    }
  }

  private Attestations(History history) {
    standings = Standings.of(history);
    history.stream(EvidenceSealed.class)
        .filter(event -> !event.fact().decisionGrade())
        .forEach(event -> unfit.add(event.fact().evidence()));
    for (var event : history.all(AttestationReceived.class)) {
      if (event.fact().reception() == Reception.ACTIVE) {
        add(new Counted(event.header(), event.fact(), standings.endOf(event)));
      } else if (event.fact().evaluation() != null) {
        rejected.computeIfAbsent(event.fact().evaluation(), first -> new ArrayList<>()).add(event);
      }
    }
  }

  private void add(Counted attestation) {
    counted.add(attestation);
    var received = attestation.received();
    if (received.supersedes() != null) {
      successors
          .computeIfAbsent(received.supersedes(), first -> new ArrayList<>())
          .add(received.attestation());
    }
    if (received.evaluation() != null) {
      byEvaluation
          .computeIfAbsent(received.evaluation(), first -> new ArrayList<>())
          .add(attestation);
    }
    for (var v : received.validations()) {
      byValidation
          .computeIfAbsent(
              new Validated(v.safeguardKey(), v.surface(), v.configDigest()),
              first -> new ArrayList<>())
          .add(attestation);
    }
  }

  public static Attestations of(History history) {
    return new Attestations(history);
  }

  /** Those that vouch for an evaluation, in the order of their arrival. */
  public List<Counted> of(EvaluationId evaluation) {
    return byEvaluation.getOrDefault(evaluation, List.of());
  }

  /** Those that speak of a safeguard on a surface in a configuration, in order of arrival. */
  public List<Counted> of(String safeguardKey, Surface surface, String configDigest) {
    return byValidation.getOrDefault(new Validated(safeguardKey, surface, configDigest), List.of());
  }

  /** True if it names evidence that no decision may rest on; it can alarm, and no more. */
  public boolean restsOnUnfitEvidence(Counted attestation) {
    return attestation.received().restsOn().stream().anyMatch(unfit::contains);
  }

  /** Those that were put in the place of this one. */
  public List<AttestationId> successors(AttestationId attestation) {
    return successors.getOrDefault(attestation, List.of());
  }

  /** Ids of those about an evaluation that a conflict of interest keeps from counting. */
  public List<AttestationId> conflicted(EvaluationId evaluation, Instant at) {
    return Stream.concat(
            rejected.getOrDefault(evaluation, List.of()).stream().map(Event::fact),
            of(evaluation).stream().map(Counted::received))
        .map(AttestationReceived::attestation)
        .filter(
            id ->
                standings
                    .at(id, at)
                    .filter(standing -> !standing.counts())
                    .map(Standing::reason)
                    .filter(reason -> reason.startsWith("COI_"))
                    .isPresent())
        .toList();
  }

  /** In the order of their arrival. */
  public List<Counted> counted() {
    return List.copyOf(counted);
  }
}
