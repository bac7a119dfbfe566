package dev.countersign.domain.gate;

import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.Stage;

/** May this version take this step? All that the rules about its thresholds need. */
record Question(
    Case facts,
    Pins pins,
    Stage stage,
    ModelVersionId version,
    Freshness freshness,
    Latches latches,
    Vouching vouching,
    Safeguards safeguards) {

  static Question of(Case facts, Pins pins, Stage stage, ModelVersionId version) {
    return new Question(
        facts,
        pins,
        stage,
        version,
        new Freshness(facts, version),
        Latches.of(facts),
        new Vouching(facts),
        new Safeguards(facts));
  }
}
