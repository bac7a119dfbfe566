package dev.countersign.domain.gate;

import dev.countersign.domain.gate.Crossings.Crossing;
import dev.countersign.domain.gate.Freshness.Found;
import dev.countersign.domain.gate.Safeguards.Standing;
import dev.countersign.domain.gate.Safeguards.Status;
import dev.countersign.domain.history.Evaluations.Accepted;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** What the gate says of a threshold that is crossed: only validated safeguards let go on. */
final class CrossedRule {
  private final Question question;
  private final Case facts;
  private final Freshness freshness;
  private final Safeguards safeguards;
  private final Pins pins;
  private final Stage stage;
  private final ModelVersionId version;

  CrossedRule(Question question) {
    this.question = question;
    this.facts = question.facts();
    this.freshness = question.freshness();
    this.safeguards = question.safeguards();
    this.pins = question.pins();
    this.stage = question.stage();
    this.version = question.version();
  }

  /**
   * @param latched the crossings that bind the version; at least one
   * @param definitions the threshold as it was when it was crossed, and as it is
   */
  Finding check(List<Crossing> latched, List<CapabilityThreshold> definitions) {
    latched.forEach(pins::crossing);
    var key = definitions.getFirst().key();
    var required = new TreeSet<String>();
    for (var definition : definitions) {
      if (definition.requiredFor(stage).isEmpty()) {
        return Finding.of(Reasons.mustNotProceed(key, stage, latched.getFirst().evaluation().id()));
      }
      required.addAll(definition.requiredFor(stage));
    }
    var reasons = new ArrayList<Reason>();
    var standings = new ArrayList<Standing>();
    for (var safeguard : required) {
      var found = safeguards.standings(safeguard, stage.surface(), version);
      standings.addAll(found);
      found.forEach(standing -> pin(safeguard, standing));
      var worst = Safeguards.worst(found);
      if (worst.status() != Status.VALIDATED) {
        reasons.add(Reasons.lacking(key, safeguard, stage, worst));
      }
    }
    return reasons.isEmpty()
        ? freshlyValidated(latched, definitions, standings)
        : new Finding(reasons, null);
  }

  private void pin(String safeguard, Standing standing) {
    facts
        .implementations()
        .of(safeguard, stage.surface(), version, facts.lineage())
        .forEach(implementation -> pins.thing(implementation.id().value()));
    if (standing.status() == Status.VALIDATED) {
      pins.attestation(Objects.requireNonNull(standing.validation()));
    } else if (standing.implementation() != null && standing.status() != Status.MISSING) {
      var implementation = standing.implementation();
      safeguards.about(implementation, version).forEach(pins::attestation);
      if (standing.validation() != null) {
        facts
            .implementations()
            .degradedSince(implementation, standing.validation().header().position())
            .forEach(bypassed -> pins.thing(bypassed.value()));
      }
    }
  }

  private Finding freshlyValidated(
      List<Crossing> latched, List<CapabilityThreshold> definitions, List<Standing> standings) {
    var reasons = new ArrayList<Reason>();
    var ends = new ArrayList<Instant>();
    for (var definition : definitions) {
      var lasting = lasting(definition);
      for (var crossing : latched) {
        checkEvaluation(crossing, definition, lasting, reasons, ends);
      }
      for (var standing : standings) {
        checkValidation(standing, definition, reasons, ends);
      }
    }
    if (reasons.isEmpty()) {
      reasons.add(
          Reasons.safeguardsValidated(
              definitions.getFirst().key(), stage, latched.getLast().evaluation().id()));
    }
    return new Finding(
        reasons.stream().distinct().toList(),
        ends.stream().min(Comparator.naturalOrder()).orElse(null));
  }

  /** A reading that still speaks for the version, until it is too old. */
  private record Lasting(Reading reading, Instant until) {}

  /** What still speaks for the version, that which does so for longest first. */
  private List<Lasting> lasting(CapabilityThreshold definition) {
    var read =
        new ThresholdRule(question).read(definition, e -> Reading.stated(facts, e, definition));
    return read.fresh().stream()
        .filter(reading -> reading.evaluation().supports(facts.at()))
        .map(reading -> new Lasting(reading, endOfAge(reading.evaluation(), definition)))
        .sorted(Comparator.comparing(Lasting::until).reversed())
        .toList();
  }

  /**
   * What found a crossing must be fresh, or an evaluation that tried at least as hard and shows
   * what it says. That of every crossing: one found later, with less, refreshes none before it.
   */
  private void checkEvaluation(
      Crossing crossing,
      CapabilityThreshold definition,
      List<Lasting> lasting,
      List<Reason> reasons,
      List<Instant> ends) {
    var found = Reading.stated(facts, crossing.evaluation(), definition).orElseThrow();
    var carrying = lasting.stream().filter(l -> carries(l.reading(), crossing, found)).findFirst();
    if (carrying.isPresent()) {
      pins.evaluation(carrying.get().reading().evaluation());
      ends.add(carrying.get().until());
    } else {
      reasons.add(notFresh(crossing, definition));
    }
  }

  private boolean carries(Reading reading, Crossing crossing, Reading found) {
    return reading.evaluation().equals(crossing.evaluation())
        || (reading.isSound(facts) && reading.isAtLeastAsStrongAs(found));
  }

  private Instant endOfAge(Accepted evaluation, CapabilityThreshold definition) {
    return freshness.endOfAge(ThresholdRule.found(evaluation), definition);
  }

  private Reason notFresh(Crossing crossing, CapabilityThreshold definition) {
    var evaluation = crossing.evaluation();
    var why =
        !evaluation.supports(facts.at())
            ? java.util.Optional.<Freshness.Stale>empty()
            : freshness.stale(ThresholdRule.found(evaluation), definition);
    why.ifPresent(stale -> pins.things(stale.relatesTo()));
    return why.map(
            stale ->
                Reasons.stale(stale.code(), definition, null, evaluation.id().value(), version))
        .orElseGet(() -> Reasons.notAssessed(definition, version));
  }

  private void checkValidation(
      Standing standing, CapabilityThreshold definition, List<Reason> reasons, List<Instant> ends) {
    var validation = Objects.requireNonNull(standing.validation());
    var safeguard = Objects.requireNonNull(standing.implementation()).safeguardKey();
    var received = validation.received();
    var found =
        new Found(validation.header(), received.version(), validation.header().recordedAt());
    freshness
        .stale(found, definition)
        .ifPresent(
            stale -> {
              pins.things(stale.relatesTo());
              reasons.add(
                  Reasons.stale(
                      stale.code(),
                      definition,
                      safeguard,
                      received.attestation().value(),
                      version));
            });
    ends.add(freshness.endOfAge(found, definition));
    ends.add(validation.endsAt());
  }
}
