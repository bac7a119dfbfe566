package dev.countersign.domain.gate;

import static dev.countersign.domain.fact.SafeguardFact.ImplementationState.IMPLEMENTED;

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
    var all = of(implementation, version);
    if (implementation.state() != IMPLEMENTED) {
      return new Standing(Status.MISSING, implementation, null, all.ever());
    }
    var validations = all.now();
    if (validations.isEmpty()) {
      // A change of configuration takes a validation away, be it the version's own or inherited.
      boolean lost = all.ever();
      return new Standing(
          lost ? Status.DEGRADED : Status.NOT_VALIDATED, implementation, null, lost);
    }
    var active = validations.stream().filter(v -> v.isActive(facts.at())).toList();
    var sound = active.stream().filter(v -> !bypassedSince(v, implementation)).toList();
    if (doubted(all, implementation)
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

  private Validations of(Implementation implementation, ModelVersionId version) {
    return new Validations(facts, implementation, version);
  }

  /** Every attestation that its standing for a version follows from, or may. */
  List<Counted> about(Implementation implementation, ModelVersionId version) {
    return of(implementation, version).about();
  }

  /** True if an auditor's newest word that still counts is that it does not do what it is for. */
  private boolean doubted(Validations all, Implementation implementation) {
    var config = implementation.configDigest();
    var newest = new LinkedHashMap<OrganisationId, Counted>();
    all.about(config).stream()
        .filter(attestation -> attestation.isActive(facts.at()))
        .forEach(attestation -> newest.put(attestation.received().auditor(), attestation));
    return newest.values().stream()
        .anyMatch(
            word -> !word.finds(implementation.safeguardKey(), implementation.surface(), config));
  }
}
