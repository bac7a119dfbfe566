package dev.countersign.domain.gate;

import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.gate.Crossings.Crossing;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.history.Evaluations.Accepted;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * May this lab take this step? Denied by default: only if every threshold is accounted for, the
 * answer is CLEARED. A pure function: the same facts give the same answer, byte for byte.
 */
public final class Gate {
  private final Case facts;
  private final ScaleUpRequested request;
  private final List<Version> policies;
  private final Bases bases;
  private final Pins pins;
  private final List<Reason> reasons = new ArrayList<>();
  private final List<Instant> ends = new ArrayList<>();

  private Gate(Case facts, ScaleUpRequested request) {
    this.facts = facts;
    this.request = request;
    this.policies = facts.policies().at(facts.at());
    this.pins = new Pins(facts);
    this.bases = Bases.of(facts, request, pins);
  }

  /** Decides a request on the facts as they are known and valid. */
  public static Decision decide(Case facts, ScaleUpRequested request) {
    return new Gate(facts, request).decide();
  }

  /**
   * Decides a request for somebody who asks now, with what is known of the attestations' status.
   *
   * @param statusSeenAt the instant for which the status of every attestation was last seen; null
   *     if never
   * @param freshFor how long such a view counts
   */
  public static Decision decide(
      Case facts, ScaleUpRequested request, @Nullable Instant statusSeenAt, Duration freshFor) {
    var gate = new Gate(facts, request);
    if (statusSeenAt == null || statusSeenAt.plus(freshFor).isBefore(facts.at())) {
      gate.reasons.add(Reasons.statusUnproven());
    }
    return gate.decide();
  }

  private Decision decide() {
    // Names count even of a version that never took effect.
    facts
        .history()
        .all(PolicyVersionPublished.class)
        .forEach(event -> pins.thing(event.header().id()));
    pins.thing(request.request().value());
    if (policies.isEmpty()) {
      reasons.add(Reasons.noPolicy());
      checkHalts();
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
    var positions = pins.positions();
    return new Decision(
        outcome,
        committed.outcome(),
        List.copyOf(reasons),
        committed.differences(),
        policies.stream().map(Version::digest).sorted().toList(),
        positions,
        Pins.digest(positions),
        outcome == Outcome.CLEARED
            ? ends.stream().min(Comparator.naturalOrder()).orElse(null)
            : null);
  }

  private void checkHalts() {
    for (var halt : facts.halts().all()) {
      if (halt.blocks() && binds(halt)) {
        bases.all().forEach(pins::lineage);
        pins.thing(halt.id().value());
        reasons.add(Reasons.openHalt(halt));
      }
    }
  }

  private boolean binds(Halt halt) {
    return halt.opened().stages().contains(request.stage())
        && bases.all().stream()
            .anyMatch(base -> facts.lineage().descends(base, halt.opened().modelVersion()));
  }

  private void checkThresholds() {
    var findings = new TreeMap<String, Finding>();
    var asked = new ArrayList<Runnable>();
    for (var base : bases.all()) {
      pins.lineage(base);
      var question = Question.of(facts, pins, request.stage(), base);
      var latched = question.latches().binding(base);
      for (var undoing : question.latches().undone(base)) {
        undoing.pin(pins);
        ends.add(undoing.until());
      }
      definitions(base, latched)
          .forEach(
              (key, definitions) -> {
                findings.merge(key, check(question, key, latched, definitions), Finding::and);
                asked.add(() -> pinWhatIsStale(question, key, definitions));
              });
    }
    // Only now is it known what is pinned at all.
    asked.forEach(Runnable::run);
    for (var threshold : bases.withoutBase()) {
      if (threshold.stages().contains(request.stage())) {
        findings.merge(
            facts.policies().firstKey(threshold.key()),
            Finding.of(Reasons.newFamily(threshold)),
            Finding::and);
      }
    }
    if (findings.isEmpty()) {
      reasons.add(Reasons.noThresholds(request.stage()));
    }
    for (var finding : findings.values()) {
      reasons.addAll(finding.reasons());
      if (finding.until() != null) {
        ends.add(finding.until());
      }
    }
  }

  /**
   * An evaluation may be pinned for what it undoes, though it is stale. What made it stale is
   * pinned with it: to whoever has these facts alone, it must not look fresh.
   */
  private void pinWhatIsStale(
      Question question, String key, List<CapabilityThreshold> definitions) {
    for (var above : facts.lineage().ancestorsOf(question.version())) {
      for (var evaluation : facts.evaluations().about(above, key)) {
        if (pins.holds(evaluation.id().value())) {
          pinWhatMadeStale(question.freshness(), evaluation, definitions);
          if (facts.evaluations().isToUndo(evaluation.id())) {
            pinWhatMadeStale(new Freshness(facts, evaluation.on()), evaluation, definitions);
          }
        }
      }
    }
  }

  private void pinWhatMadeStale(
      Freshness freshness, Accepted evaluation, List<CapabilityThreshold> definitions) {
    for (var definition : definitions) {
      freshness
          .stale(ThresholdRule.found(evaluation), definition)
          .ifPresent(why -> pins.things(why.relatesTo()));
    }
  }

  private Finding check(
      Question question,
      String key,
      List<Crossing> latched,
      List<CapabilityThreshold> definitions) {
    var binding = latched.stream().filter(crossing -> crossing.key().equals(key)).toList();
    var finding =
        binding.isEmpty()
            ? definitions.stream()
                .map(new ThresholdRule(question)::check)
                .reduce(Finding::and)
                .orElseThrow()
            : new CrossedRule(question).check(binding, definitions);
    return definitions.stream()
        .flatMap(definition -> bases.beyond(question.version(), definition, request).stream())
        .map(Finding::of)
        .reduce(finding, Finding::and);
  }

  /** The thresholds that count, by first key: those in force, and those latched, as pinned. */
  private Map<String, List<CapabilityThreshold>> definitions(
      ModelVersionId base, List<Crossing> latched) {
    var found = new TreeMap<String, Set<CapabilityThreshold>>();
    bases.policiesOf(base).stream()
        .flatMap(version -> version.policy().thresholds().stream())
        .forEach(threshold -> add(found, threshold));
    latched.forEach(crossing -> add(found, crossing.threshold()));
    var definitions = new TreeMap<String, List<CapabilityThreshold>>();
    found.forEach((key, thresholds) -> definitions.put(key, List.copyOf(thresholds)));
    return definitions;
  }

  private void add(Map<String, Set<CapabilityThreshold>> found, CapabilityThreshold threshold) {
    if (threshold.stages().contains(request.stage())) {
      found
          .computeIfAbsent(
              facts.policies().firstKey(threshold.key()), first -> new LinkedHashSet<>())
          .add(threshold);
    }
  }
}
