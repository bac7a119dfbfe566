package dev.countersign.domain.gate;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Stage;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * May this lab take this step? Denied by default: only if every threshold is accounted for, the
 * answer is CLEARED. A pure function: the same facts give the same answer, byte for byte.
 */
public final class Gate {
  private final Case facts;
  private final ScaleUpRequested request;
  private final List<Version> policies;
  private final List<Reason> reasons = new ArrayList<>();
  private final TreeSet<String> inputs = new TreeSet<>();
  private final List<Instant> ends = new ArrayList<>();

  private Gate(Case facts, ScaleUpRequested request) {
    this.facts = facts;
    this.request = request;
    this.policies = facts.policies().at(facts.at());
  }

  /** Decides a request on the facts as they are known and valid. */
  public static Decision decide(Case facts, ScaleUpRequested request) {
    return new Gate(facts, request).decide();
  }

  private Decision decide() {
    policies.forEach(version -> inputs.add(version.id().value()));
    inputs.add(request.request().value());
    if (policies.isEmpty()) {
      reasons.add(
          new Reason(
              ReasonCode.NO_POLICY,
              null,
              null,
              null,
              "No policy version is in force. Publish one that has come into effect."));
    } else {
      checkHalts();
      checkThresholds();
    }
    var outcome =
        reasons.stream()
            .map(reason -> reason.code().outcome())
            .min(Comparator.naturalOrder())
            .orElse(Outcome.HALTED);
    facts.policies().nextChange(facts.at()).ifPresent(ends::add);
    var committed = AsCommitted.of(policies, reasons);
    var positions = positions();
    return new Decision(
        outcome,
        committed.outcome(),
        List.copyOf(reasons),
        committed.differences(),
        policies.stream().map(Version::digest).sorted().toList(),
        positions,
        digest(positions),
        outcome == Outcome.CLEARED
            ? ends.stream().min(Comparator.naturalOrder()).orElse(null)
            : null);
  }

  private void checkHalts() {
    for (var halt : facts.halts().all()) {
      if (halt.blocks() && binds(halt)) {
        inputs.add(halt.id().value());
        reasons.add(
            new Reason(
                ReasonCode.OPEN_HALT,
                halt.opened().thresholdKey(),
                null,
                halt.id().value(),
                "The halt %s for %s binds %s. Have its safeguards validated and the halt lifted."
                    .formatted(
                        halt.id(), halt.opened().thresholdKey(), halt.opened().modelVersion())));
      }
    }
  }

  private boolean binds(Halt halt) {
    return request.base() != null
        && halt.opened().stages().contains(request.stage())
        && facts.lineage().descends(request.base(), halt.opened().modelVersion());
  }

  private void checkThresholds() {
    var crossings = Crossings.of(facts);
    var thresholds = thresholds(crossings);
    if (thresholds.isEmpty()) {
      reasons.add(
          new Reason(
              ReasonCode.NO_THRESHOLDS,
              null,
              null,
              null,
              "No threshold of the policies in force gates %s. A policy that gates nothing clears nothing."
                  .formatted(request.stage())));
      return;
    }
    thresholds.forEach(
        (key, definitions) -> {
          var finding = check(crossings, key, definitions);
          reasons.addAll(finding.reasons());
          inputs.addAll(finding.inputs());
          if (finding.until() != null) {
            ends.add(finding.until());
          }
        });
  }

  private Finding check(Crossings crossings, String key, List<CapabilityThreshold> definitions) {
    var base = request.base();
    if (base == null) {
      return Finding.of(
          new Reason(
              ReasonCode.NOT_ASSESSED,
              definitions.getFirst().key(),
              null,
              null,
              "Nothing has been evaluated for a family that does not exist yet: %s."
                  .formatted(definitions.getFirst().key())),
          java.util.Set.of());
    }
    return new ThresholdRule(facts, crossings, request.stage(), base).check(key, definitions);
  }

  /** The thresholds that count, by first key: those in force, and those latched, as pinned. */
  private Map<String, List<CapabilityThreshold>> thresholds(Crossings crossings) {
    var found = new TreeMap<String, List<CapabilityThreshold>>();
    for (var version : policies) {
      for (var threshold : version.policy().thresholds()) {
        add(found, threshold, request.stage());
      }
    }
    if (request.base() != null) {
      for (var crossing : crossings.binding(request.base())) {
        add(found, crossing.threshold(), request.stage());
      }
    }
    return found;
  }

  private void add(
      Map<String, List<CapabilityThreshold>> found, CapabilityThreshold threshold, Stage stage) {
    var key = facts.policies().firstKey(threshold.key());
    if (threshold.stages().contains(stage)) {
      var definitions = found.computeIfAbsent(key, first -> new ArrayList<>());
      if (!definitions.contains(threshold)) {
        definitions.add(threshold);
      }
    }
  }

  /** The facts that the decision rests on, by position, so that whoever has them can compare. */
  private List<Position> positions() {
    return inputs.stream()
        .flatMap(id -> facts.history().headersOf(id))
        .map(FactHeader::position)
        .distinct()
        .sorted()
        .toList();
  }

  private static String digest(List<Position> positions) {
    var texts = positions.stream().map(p -> JsonValue.string(p.toString())).toList();
    return Sha256.hex(CanonicalJson.bytes(JsonValue.array(texts)));
  }
}
