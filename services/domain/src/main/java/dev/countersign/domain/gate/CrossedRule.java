package dev.countersign.domain.gate;

import dev.countersign.domain.gate.Crossings.Crossing;
import dev.countersign.domain.gate.Safeguards.Standing;
import dev.countersign.domain.gate.Safeguards.Status;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the gate says of a threshold that is crossed: only validated safeguards let go on. */
final class CrossedRule {
  private final Freshness freshness;
  private final Safeguards safeguards;
  private final Stage stage;
  private final ModelVersionId version;

  CrossedRule(Case facts, Stage stage, ModelVersionId version) {
    this.freshness = new Freshness(facts);
    this.safeguards = new Safeguards(facts);
    this.stage = stage;
    this.version = version;
  }

  Finding check(List<Crossing> latched, List<CapabilityThreshold> definitions) {
    var key = definitions.getFirst().key();
    var inputs = new LinkedHashSet<String>();
    latched.forEach(crossing -> inputs.add(crossing.evaluation().id().value()));
    var required = new TreeSet<String>();
    for (var definition : definitions) {
      if (definition.requiredFor(stage).isEmpty()) {
        return Finding.of(
            new Reason(
                ReasonCode.MUST_NOT_PROCEED,
                key,
                null,
                latched.getFirst().evaluation().id().value(),
                "%s is crossed, and the policy names no safeguards with which %s may go on."
                    .formatted(key, stage)),
            inputs);
      }
      required.addAll(definition.requiredFor(stage));
    }
    var reasons = new ArrayList<Reason>();
    var standings = new ArrayList<Standing>();
    for (var safeguard : required) {
      var standing = safeguards.standing(safeguard, stage.surface(), version);
      standings.add(standing);
      if (standing.relatesTo() != null) {
        inputs.add(standing.relatesTo());
      }
      if (standing.status() != Status.VALIDATED) {
        reasons.add(Reasons.lacking(key, safeguard, stage, standing));
      }
    }
    if (!reasons.isEmpty()) {
      return new Finding(reasons, null, inputs);
    }
    return freshlyValidated(latched, definitions, standings, inputs);
  }

  private Finding freshlyValidated(
      List<Crossing> latched,
      List<CapabilityThreshold> definitions,
      List<Standing> standings,
      Set<String> inputs) {
    var reasons = new ArrayList<Reason>();
    var ends = new ArrayList<Instant>();
    for (var definition : definitions) {
      var governing = latched.getLast().evaluation();
      freshness
          .stale(
              governing.header(),
              governing.completed().modelVersion(),
              governing.concludedAt(),
              definition,
              version)
          .ifPresent(
              code ->
                  reasons.add(
                      Reasons.stale(code, definition, null, governing.id().value(), version)));
      ends.add(Freshness.endOfAge(governing.concludedAt(), definition));
      for (var standing : standings) {
        var validation = java.util.Objects.requireNonNull(standing.validation());
        var implementation = java.util.Objects.requireNonNull(standing.implementation());
        var since = validation.header().recordedAt();
        freshness
            .stale(
                validation.header(),
                validation.received().modelVersion(),
                since,
                definition,
                version)
            .ifPresent(
                code ->
                    reasons.add(
                        Reasons.stale(
                            code,
                            definition,
                            implementation.safeguardKey(),
                            validation.received().attestation().value(),
                            version)));
        ends.add(Freshness.endOfAge(since, definition));
        ends.add(validation.received().expiresAt());
      }
    }
    var key = definitions.getFirst().key();
    if (reasons.isEmpty()) {
      reasons.add(
          new Reason(
              ReasonCode.SAFEGUARDS_VALIDATED,
              key,
              null,
              latched.getLast().evaluation().id().value(),
              "%s is crossed; every safeguard that %s requires is validated."
                  .formatted(key, stage)));
    }
    return new Finding(
        reasons.stream().distinct().toList(),
        ends.stream().min(Comparator.naturalOrder()).orElse(null),
        inputs);
  }
}
