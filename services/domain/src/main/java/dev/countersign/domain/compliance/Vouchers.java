package dev.countersign.domain.compliance;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.AttestationFact.Validation;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.policy.Commitment.Kind;
import dev.countersign.domain.policy.Surface;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What attestations about models show of a commitment: only what it demands, and only what was
 * found in its favour. Who vouches for an evaluation shows that it was made, whatever it found; who
 * found a safeguard effective, that it is in place. Of halts, reports and the rest they show
 * nothing.
 */
final class Vouchers {
  private final LabRecord record;
  private final Set<String> secure = new HashSet<>();
  private @Nullable Map<Found, Map<OrganisationId, Effect>> words;

  /** One safeguard, on one surface, in one configuration. */
  private record Found(String safeguardKey, Surface surface, String configDigest) {
    static Found of(Validation validation) {
      return new Found(validation.safeguardKey(), validation.surface(), validation.configDigest());
    }
  }

  Vouchers(LabRecord record) {
    this.record = record;
    record.inForce().stream()
        .flatMap(version -> version.policy().safetyLevels().stream())
        .forEach(level -> secure.addAll(level.securityStandard()));
  }

  /** True if somebody independent vouches by it that the commitment is kept. */
  boolean vouches(AttestationReceived received, @Nullable String commitmentKey) {
    var kinds = kinds(commitmentKey);
    return !kinds.isEmpty()
        && isIndependent(received)
        && kinds.stream().allMatch(kind -> shows(received, kind));
  }

  /**
   * What it says of a safeguard that does not do what it is for; empty if it says no such thing.
   */
  Optional<Validation> doubted(AttestationReceived received, @Nullable String commitmentKey) {
    return kinds(commitmentKey).stream()
        .flatMap(kind -> about(received, kind))
        .filter(validation -> !isEffective(validation))
        .findFirst();
  }

  private List<Kind> kinds(@Nullable String commitmentKey) {
    return commitmentKey == null
        ? List.of()
        : record
            .commitments(commitmentKey)
            .filter(commitment -> commitment.force() != Force.ABSENT)
            .map(Commitment::kind)
            .distinct()
            .toList();
  }

  private boolean isIndependent(AttestationReceived received) {
    return !received.auditor().equals(record.lab());
  }

  private boolean shows(AttestationReceived received, Kind kind) {
    return switch (kind) {
      case EVALUATION, INDEPENDENT_REVIEW ->
          received.evaluation() != null
              && !received.findings().isEmpty()
              && received.findings().stream()
                  .noneMatch(finding -> finding.conclusion() == Conclusion.INCONCLUSIVE);
      case SAFEGUARD, SECURITY -> {
        var validations = about(received, kind).toList();
        yield !validations.isEmpty() && validations.stream().allMatch(this::isEffective);
      }
      case HALT, TRANSPARENCY, GOVERNANCE, INCIDENT_REPORTING, OTHER -> false;
    };
  }

  private Stream<Validation> about(AttestationReceived received, Kind kind) {
    return switch (kind) {
      case SAFEGUARD ->
          received.validations().stream().filter(one -> !secure.contains(one.safeguardKey()));
      case SECURITY ->
          received.validations().stream().filter(one -> secure.contains(one.safeguardKey()));
      default -> Stream.empty();
    };
  }

  /** Of each auditor the newest word counts, and one that doubts is enough. */
  private boolean isEffective(Validation validation) {
    return words().getOrDefault(Found.of(validation), Map.of()).values().stream()
        .allMatch(effect -> effect == Effect.EFFECTIVE);
  }

  private Map<Found, Map<OrganisationId, Effect>> words() {
    var known = words;
    if (known == null) {
      known = new HashMap<>();
      for (Counted counted : record.attestations()) {
        for (var validation : counted.received().validations()) {
          known
              .computeIfAbsent(Found.of(validation), first -> new LinkedHashMap<>())
              .put(counted.received().auditor(), validation.effect());
        }
      }
      words = known;
    }
    return known;
  }
}
