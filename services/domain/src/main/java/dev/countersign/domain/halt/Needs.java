package dev.countersign.domain.halt;

import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Crossings.Crossing;
import dev.countersign.domain.gate.Latches;
import dev.countersign.domain.gate.Safeguards;
import dev.countersign.domain.gate.Safeguards.Standing;
import dev.countersign.domain.gate.Safeguards.Status;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.history.Implementation;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Stage;
import dev.countersign.domain.policy.Surface;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a model version needs validated because a threshold is crossed, by itself or by what it
 * comes from: the safeguards of every stage that the threshold gates, as it was when it was crossed
 * and as it is in force, in every document.
 */
final class Needs {
  private final Case facts;
  private final Latches latches;
  private final Safeguards safeguards;
  private final Map<Place, List<Standing>> standings = new HashMap<>();

  private record Place(String safeguardKey, Surface surface, ModelVersionId version) {}

  Needs(Case facts) {
    this.facts = facts;
    this.latches = Latches.of(facts);
    this.safeguards = new Safeguards(facts);
  }

  /** A threshold as one policy version defines it. */
  record Defined(Version version, CapabilityThreshold threshold) {
    static Defined by(Crossing crossing) {
      return new Defined(crossing.version(), crossing.threshold());
    }
  }

  /**
   * What is lacking.
   *
   * @param standing of the safeguard; null where no safeguard would do
   */
  record Lacking(@Nullable Standing standing) {
    Optional<String> relatesTo() {
      return Optional.ofNullable(standing).map(Standing::relatesTo);
    }

    /** True if it was validated and is no longer; what never was is not lost. */
    boolean isLost() {
      return standing != null && standing.lost();
    }
  }

  /** Every crossing that holds, in the order of recording. */
  List<Crossing> latched() {
    return latches.all();
  }

  /** The crossings of a threshold that bind a version. */
  List<Crossing> latched(ModelVersionId version, String key) {
    return latches.binding(version).stream()
        .filter(crossing -> facts.policies().same(key, crossing.key()))
        .toList();
  }

  /** The threshold as each policy in force defines it. */
  List<Defined> inForce(String key) {
    return definedBy(facts.policies().at(facts.at()).stream(), key).toList();
  }

  private Stream<Defined> definedBy(Stream<Version> versions, String key) {
    return versions.flatMap(
        version ->
            facts.policies().definition(version, key).map(t -> new Defined(version, t)).stream());
  }

  /** The definitions that a halt rests on; none once every crossing behind it is undone. */
  List<Defined> of(Halt halt) {
    var key = halt.opened().thresholdKey();
    var latched = latched(halt.opened().modelVersion(), key);
    if (latched.isEmpty()) {
      return List.of();
    }
    var own =
        definedBy(facts.policies().ofDigest(halt.opened().policyVersionDigest()).stream(), key);
    return Stream.of(own, latched.stream().map(Defined::by), inForce(key).stream())
        .flatMap(definitions -> definitions)
        .distinct()
        .toList();
  }

  /** The safeguards of every gated stage that are not validated for a version. */
  Stream<Lacking> lacking(ModelVersionId version, CapabilityThreshold threshold) {
    return threshold.stages().stream()
        .flatMap(
            stage ->
                threshold.requiredFor(stage).isEmpty()
                    // What must not be gone on from is never made good.
                    ? Stream.of(new Lacking(null))
                    : threshold.requiredFor(stage).stream()
                        .flatMap(key -> standings(new Place(key, stage.surface(), version)))
                        .filter(standing -> standing.status() != Status.VALIDATED)
                        .map(Lacking::new));
  }

  /** On every way on which something is in place, the worst first. */
  private Stream<Standing> standings(Place place) {
    return standings
        .computeIfAbsent(
            place,
            p ->
                safeguards.standings(p.safeguardKey(), p.surface(), p.version()).stream()
                    .sorted(Comparator.comparing(Standing::status))
                    .toList())
        .stream();
  }

  /** Who implemented what a halt needs, on the way to its version. */
  Stream<String> implementers(Halt halt) {
    return of(halt).stream()
        .flatMap(
            defined ->
                defined.threshold().stages().stream()
                    .flatMap(
                        stage ->
                            defined.threshold().requiredFor(stage).stream()
                                .flatMap(key -> implementations(key, stage, halt))))
        .flatMap(implementation -> implementation.steps().stream())
        .map(Implementation.Step::implementer);
  }

  private Stream<Implementation> implementations(String key, Stage stage, Halt halt) {
    return facts
        .implementations()
        .of(key, stage.surface(), halt.opened().modelVersion(), facts.lineage())
        .stream();
  }
}
