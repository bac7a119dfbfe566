package dev.countersign.verifier.verify;

import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Follows the rules again over everything recorded about the lab before the decision. */
final class DecisionCheck {
  private final Event<GateDecided> decision;
  private final Stated stated;
  private final Findings findings;

  DecisionCheck(Event<GateDecided> decision, Stated stated, Findings findings) {
    this.decision = decision;
    this.stated = stated;
    this.findings = findings;
  }

  /** Follows the rules again over these records, all from before the decision. */
  void recompute(List<RecordedFact> facts) {
    stated.instant(decision.header(), facts).ifPresent(at -> recompute(facts, at));
  }

  private void recompute(List<RecordedFact> facts, Instant at) {
    History.of(facts)
        .newest(ScaleUpRequested.class, decision.fact().request().value())
        .map(Event::fact)
        .ifPresentOrElse(
            request -> compare(facts, request, at),
            () -> findings.isFalse("The request that was decided is not in the file."));
  }

  private void compare(List<RecordedFact> facts, ScaleUpRequested request, Instant at) {
    var recorded = decision.fact();
    var known = Case.of(History.of(facts), at);
    var again = Gate.decide(known, request);
    var written = again.recorded(recorded.decision(), request);
    if (written.equals(recorded)) {
      findings.holds(
          "The rules, followed again over these records, answer %s, word for word."
              .formatted(again.outcome()));
      stated.wasBrought(
          decision.header(),
          facts,
          then ->
              Gate.decide(known.at(then), request)
                  .recorded(recorded.decision(), request)
                  .equals(recorded));
    } else {
      findings.isFalse(
          "The rules, followed again over these records, answer %s; the record says %s; different are %s."
              .formatted(again.outcome(), recorded.outcome(), different(written, recorded)));
    }
    again
        .reasons()
        .forEach(reason -> findings.reason("%s: %s".formatted(reason.code(), reason.sentence())));
    if (again.validUntil() != null) {
      findings.reason("It holds until " + again.validUntil() + ".");
    }
  }

  private static List<String> different(GateDecided again, GateDecided recorded) {
    var said = RecordWriter.write(recorded);
    return RecordWriter.write(again).members().entrySet().stream()
        .filter(field -> !field.getValue().equals(said.get(field.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }
}
