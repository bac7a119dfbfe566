package dev.countersign.domain.gate;

import static dev.countersign.domain.fact.SafeguardFact.ImplementationState.IMPLEMENTED;

import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.history.Implementation;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.Surface;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds of a safeguard on one surface for one model version: derived, never stated. */
public final class Safeguards {
  private static final Standing MISSING = new Standing(Status.MISSING, null, null);

  private final Case facts;

  public Safeguards(Case facts) {
    this.facts = facts;
  }

  /** What holds, in the order in which the gate reports it. */
  public enum Status {
    MISSING,
    NOT_VALIDATED,
    DEGRADED,
    LAPSED,
    VALIDATED
  }

  /**
   * A safeguard's standing.
   *
   * @param implementation the one in place; null if there is none
   * @param validation the attestation that validates it, or did; null if none ever did
   */
  public record Standing(
      Status status, @Nullable Implementation implementation, @Nullable Counted validation) {
    /** The id of what stands behind it. */
    public @Nullable String relatesTo() {
      if (validation != null && status != Status.DEGRADED) {
        return validation.received().attestation().value();
      }
      return implementation == null ? null : implementation.id().value();
    }
  }

  /** The worst standing of all that is in place for a version. */
  public Standing standing(String safeguardKey, Surface surface, ModelVersionId version) {
    return worst(standings(safeguardKey, surface, version));
  }

  /**
   * One standing for each way on which something is in place, as a merge may have several; at least
   * one.
   */
  List<Standing> standings(String safeguardKey, Surface surface, ModelVersionId version) {
    var inPlace = facts.implementations().inPlace(safeguardKey, surface, version, facts.lineage());
    return inPlace.isEmpty()
        ? List.of(MISSING)
        : inPlace.stream()
            .map(one -> one.state() == IMPLEMENTED ? standing(one, version) : MISSING)
            .toList();
  }

  static Standing worst(List<Standing> standings) {
    return standings.stream().min(Comparator.comparing(Standing::status)).orElseThrow();
  }

  private Standing standing(Implementation implementation, ModelVersionId version) {
    var validations = validations(implementation, implementation.configDigest(), version);
    if (validations.isEmpty()) {
      return validatedBefore(implementation, version)
          ? new Standing(Status.DEGRADED, implementation, null)
          : new Standing(Status.NOT_VALIDATED, implementation, null);
    }
    var active = validations.stream().filter(v -> v.isActive(facts.at())).toList();
    var sound = active.stream().filter(v -> !bypassedSince(v, implementation)).toList();
    if (doubted(implementation, version)
        || bypassedSince(validations.getLast(), implementation)
        || (sound.isEmpty() && !active.isEmpty())) {
      return new Standing(Status.DEGRADED, implementation, validations.getLast());
    }
    return sound.isEmpty()
        ? new Standing(Status.LAPSED, implementation, validations.getLast())
        : new Standing(Status.VALIDATED, implementation, sound.getLast());
  }

  private boolean bypassedSince(Counted validation, Implementation implementation) {
    return !facts
        .implementations()
        .degradedSince(implementation, validation.header().position())
        .isEmpty();
  }

  /** A change of its configuration takes a validation away. */
  private boolean validatedBefore(Implementation implementation, ModelVersionId version) {
    return configs(implementation).stream()
        .anyMatch(config -> !validations(implementation, config, version).isEmpty());
  }

  /** Every configuration that the safeguard ever had on its version, under whatever id. */
  List<String> configs(Implementation implementation) {
    return facts
        .implementations()
        .of(
            implementation.safeguardKey(),
            implementation.surface(),
            implementation.on(),
            facts.lineage())
        .stream()
        .filter(other -> other.on().equals(implementation.on()))
        .flatMap(other -> other.configs().stream())
        .distinct()
        .toList();
  }

  /** True if an auditor's newest word that still counts is that it does not do what it is for. */
  private boolean doubted(Implementation implementation, ModelVersionId version) {
    var newest = new LinkedHashMap<OrganisationId, Counted>();
    about(implementation, implementation.configDigest(), version).stream()
        .filter(attestation -> attestation.isActive(facts.at()))
        .forEach(attestation -> newest.put(attestation.received().auditor(), attestation));
    return newest.values().stream().anyMatch(word -> !finds(word, implementation));
  }

  /** What is in place is validated, for descendants too, on the same surface and configuration. */
  private List<Counted> validations(
      Implementation implementation, String config, ModelVersionId version) {
    var inPlace =
        facts
            .implementations()
            .of(implementation.safeguardKey(), implementation.surface(), version, facts.lineage());
    return about(implementation, config, version).stream()
        .filter(attestation -> finds(attestation, implementation, config))
        .filter(
            attestation ->
                inPlace.stream()
                    .anyMatch(i -> i.wasInPlaceBefore(attestation.header().position(), config)))
        .toList();
  }

  /** Every attestation that speaks of it in a configuration and counts for the version. */
  List<Counted> about(Implementation implementation, String config, ModelVersionId version) {
    return facts
        .attestations()
        .of(implementation.safeguardKey(), implementation.surface(), config)
        .stream()
        .filter(a -> facts.lineage().descends(version, a.received().version()))
        .filter(a -> !a.received().auditor().equals(a.header().lab()))
        .toList();
  }

  private static boolean finds(Counted attestation, Implementation implementation) {
    return finds(attestation, implementation, implementation.configDigest());
  }

  private static boolean finds(Counted attestation, Implementation like, String config) {
    return attestation.received().validations().stream()
        .filter(v -> v.safeguardKey().equals(like.safeguardKey()))
        .filter(v -> v.surface() == like.surface() && v.configDigest().equals(config))
        .allMatch(v -> v.effect() == Effect.EFFECTIVE);
  }
}
