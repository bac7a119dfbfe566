package dev.countersign.domain.gate;

import static dev.countersign.domain.fact.SafeguardFact.ImplementationState.IMPLEMENTED;

import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.history.Implementation;
import dev.countersign.domain.history.Stint;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.Surface;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What holds of a safeguard on one surface for one model version: derived, never stated. */
public final class Safeguards {
  private static final Standing MISSING = new Standing(Status.MISSING, null, null, false);

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
   * @param implementation the one in place, or the one that was withdrawn; null if there was none
   * @param validation the attestation that validates it as it is in place, or did; null if none did
   * @param lost true if it was validated here, perhaps otherwise than it is now, and no longer is
   */
  public record Standing(
      Status status,
      @Nullable Implementation implementation,
      @Nullable Counted validation,
      boolean lost) {
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
  public List<Standing> standings(String safeguardKey, Surface surface, ModelVersionId version) {
    var inPlace = facts.implementations().inPlace(safeguardKey, surface, version, facts.lineage());
    return inPlace.isEmpty()
        ? List.of(MISSING)
        : inPlace.stream().map(one -> standing(one, version)).toList();
  }

  static Standing worst(List<Standing> standings) {
    return standings.stream().min(Comparator.comparing(Standing::status)).orElseThrow();
  }

  private Standing standing(Implementation implementation, ModelVersionId version) {
    if (implementation.state() != IMPLEMENTED) {
      return new Standing(
          Status.MISSING, implementation, null, wasValidated(implementation, version));
    }
    var validations = validations(implementation, implementation.configDigest(), version);
    if (validations.isEmpty()) {
      boolean lost = wasValidated(implementation, version);
      return new Standing(
          lost ? Status.DEGRADED : Status.NOT_VALIDATED, implementation, null, lost);
    }
    var active = validations.stream().filter(v -> v.isActive(facts.at())).toList();
    var sound = active.stream().filter(v -> !bypassedSince(v, implementation)).toList();
    if (doubted(implementation, version)
        || bypassedSince(validations.getLast(), implementation)
        || (sound.isEmpty() && !active.isEmpty())) {
      return new Standing(Status.DEGRADED, implementation, validations.getLast(), true);
    }
    return sound.isEmpty()
        ? new Standing(Status.LAPSED, implementation, validations.getLast(), true)
        : new Standing(Status.VALIDATED, implementation, sound.getLast(), false);
  }

  private boolean bypassedSince(Counted validation, Implementation implementation) {
    return !facts
        .implementations()
        .degradedSince(implementation, validation.header().position())
        .isEmpty();
  }

  /**
   * A change of configuration takes a validation away, be it of the version's own or of what it
   * inherited until then. What was validated only when it was no longer in place was never lost.
   */
  private boolean wasValidated(Implementation implementation, ModelVersionId version) {
    return past(implementation).stream()
        .anyMatch(
            stint ->
                validations(implementation, stint.configDigest(), version).stream()
                    .anyMatch(validation -> countedDuring(stint, validation)));
  }

  private static boolean countedDuring(Stint stint, Counted validation) {
    var arrived = validation.header().position();
    return stint.until().isAfter(arrived)
        && (arrived.isAfter(stint.from().position())
            || validation.isActive(stint.from().recordedAt()));
  }

  private List<Stint> past(Implementation implementation) {
    return facts.implementations().past(implementation, facts.lineage());
  }

  /** Every attestation that its standing for a version follows from, or may. */
  List<Counted> about(Implementation implementation, ModelVersionId version) {
    return Stream.concat(
            Stream.of(implementation.configDigest()),
            past(implementation).stream().map(Stint::configDigest))
        .distinct()
        .flatMap(config -> about(implementation, config, version).stream())
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

  /**
   * What is in place is validated, for descendants too, on the same surface and configuration. Only
   * what was in place on the version that an auditor looked at was looked at, and evidence that no
   * decision may rest on validates nothing.
   */
  private List<Counted> validations(
      Implementation implementation, String config, ModelVersionId version) {
    return about(implementation, config, version).stream()
        .filter(attestation -> finds(attestation, implementation, config))
        .filter(attestation -> wasInPlace(implementation, config, attestation))
        .filter(attestation -> !facts.attestations().restsOnUnfitEvidence(attestation))
        .toList();
  }

  private boolean wasInPlace(Implementation like, String config, Counted attestation) {
    return facts
        .implementations()
        .of(like.safeguardKey(), like.surface(), attestation.received().version(), facts.lineage())
        .stream()
        .anyMatch(i -> i.wasInPlaceBefore(attestation.header().position(), config));
  }

  /** Every attestation that speaks of it in a configuration and counts for the version. */
  private List<Counted> about(
      Implementation implementation, String config, ModelVersionId version) {
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
