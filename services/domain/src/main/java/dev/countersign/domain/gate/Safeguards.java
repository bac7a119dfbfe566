package dev.countersign.domain.gate;

import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.SafeguardFact.ImplementationState;
import dev.countersign.domain.fact.SafeguardFact.SafeguardDegraded;
import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.Surface;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What holds of a safeguard on one surface for one model version: derived, never stated. */
public final class Safeguards {
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
      Status status, @Nullable SafeguardImplemented implementation, @Nullable Counted validation) {
    /** The id of what stands behind it. */
    public @Nullable String relatesTo() {
      if (validation != null && status != Status.DEGRADED) {
        return validation.received().attestation().value();
      }
      return implementation == null ? null : implementation.implementation().value();
    }
  }

  public Standing standing(String safeguardKey, Surface surface, ModelVersionId version) {
    var implemented =
        facts.history().stream(SafeguardImplemented.class)
            .map(Event::fact)
            .filter(
                i ->
                    i.safeguardKey().equals(safeguardKey)
                        && i.surface() == surface
                        && i.state() == ImplementationState.IMPLEMENTED
                        && facts.lineage().descends(version, i.modelVersion()))
            .reduce((earlier, later) -> later);
    if (implemented.isEmpty()) {
      return new Standing(Status.MISSING, null, null);
    }
    var implementation = implemented.get();
    var validations = validations(implementation, version);
    if (validations.isEmpty()) {
      return new Standing(Status.NOT_VALIDATED, implementation, null);
    }
    var newest = validations.getLast();
    if (degradedAfter(implementation, newest)) {
      return new Standing(Status.DEGRADED, implementation, newest);
    }
    Optional<Counted> active =
        validations.reversed().stream().filter(v -> v.isActive(facts.at())).findFirst();
    return active
        .map(validation -> new Standing(Status.VALIDATED, implementation, validation))
        .orElseGet(() -> new Standing(Status.LAPSED, implementation, newest));
  }

  /** A validation counts for descendants too, on the same surface and configuration. */
  private List<Counted> validations(SafeguardImplemented implementation, ModelVersionId version) {
    return facts.attestations().counted().stream()
        .filter(
            attestation ->
                facts.lineage().descends(version, attestation.received().modelVersion())
                    && attestation.received().validations().stream()
                        .anyMatch(
                            v ->
                                v.effect() == Effect.EFFECTIVE
                                    && v.safeguardKey().equals(implementation.safeguardKey())
                                    && v.surface() == implementation.surface()
                                    && v.configDigest().equals(implementation.configDigest())))
        .toList();
  }

  private boolean degradedAfter(SafeguardImplemented implementation, Counted validation) {
    return facts.history().stream(SafeguardDegraded.class)
        .anyMatch(
            event ->
                event.fact().implementation().equals(implementation.implementation())
                    && event.header().position().isAfter(validation.header().position()));
  }
}
