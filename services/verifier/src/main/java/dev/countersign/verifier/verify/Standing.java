package dev.countersign.verifier.verify;

import dev.countersign.domain.attestation.Standings;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.halt.Consequence;
import dev.countersign.domain.halt.Consequence.OpenHalt;
import dev.countersign.domain.halt.Consequences;
import dev.countersign.domain.halt.Halts;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import java.util.List;

/** How a thing stood, by everything recorded up to its newest record. */
final class Standing {
  private final String about;
  private final List<RecordedFact> facts;
  private final Stated stated;
  private final Findings findings;

  Standing(String about, List<RecordedFact> facts, Stated stated, Findings findings) {
    this.about = about;
    this.stated = stated;
    this.facts = facts;
    this.findings = findings;
  }

  void explain() {
    facts.stream()
        .map(RecordedFact::header)
        .filter(header -> header.id().equals(about))
        .forEach(
            header ->
                findings.reason(
                    "%s was recorded at %s as %s."
                        .formatted(header.kind(), header.recordedAt(), header.position())));
    if (!stated.isAllRead()) {
      return;
    }
    var history = History.of(facts);
    var end = facts.getLast().header().recordedAt();
    history.newest(HaltOpened.class, about).ifPresent(event -> halt(event, history));
    Standings.of(history).at(end).entrySet().stream()
        .filter(entry -> entry.getKey().value().equals(about))
        .forEach(entry -> attestation(entry.getValue(), history));
  }

  /** A halt opens because the rules say so, whoever would rather have it otherwise. */
  private void halt(Event<HaltOpened> event, History history) {
    var opened = event.fact();
    var before = Verification.before(event, facts);
    stated
        .instant(event.header(), before)
        .ifPresent(
            at -> compare(opened, Consequences.beforeDecisions(Case.of(History.of(before), at))));
    var halts = Halts.of(history).all();
    findings.holds("These are all %d halts of the lab up to then.".formatted(halts.size()));
    halts.forEach(halt -> findings.reason(words(halt)));
  }

  private void compare(HaltOpened opened, List<Consequence> again) {
    if (again.contains(
        new OpenHalt(
            opened.modelVersion(),
            opened.thresholdKey(),
            opened.policyVersionDigest(),
            opened.stages(),
            opened.cause(),
            opened.causedBy()))) {
      findings.holds("The rules, followed again over these records, open this halt.");
    } else {
      findings.isFalse("The rules, followed again over these records, do not open this halt.");
    }
  }

  private void attestation(dev.countersign.domain.attestation.Standing standing, History history) {
    findings.holds(
        "It stands %s since %s, by everything recorded up to then."
            .formatted(standing.status(), standing.since()));
    if (standing.reason() != null) {
      findings.reason("Why: " + standing.reason());
    }
    history.newest(AttestationReceived.class, about).map(Event::fact).ifPresent(this::claim);
  }

  private void claim(AttestationReceived received) {
    findings.reason(
        "%s, signed by %s for %s, counts until %s."
            .formatted(
                received.predicateType(),
                received.lead(),
                received.auditor(),
                received.expiresAt()));
    received
        .findings()
        .forEach(f -> findings.reason("%s: %s".formatted(f.thresholdKey(), f.conclusion())));
    received
        .validations()
        .forEach(
            v ->
                findings.reason(
                    "%s on %s: %s".formatted(v.safeguardKey(), v.surface(), v.effect())));
    if (received.review() != null) {
      findings.reason("The opinion on the whole: " + received.review().opinion());
      received
          .review()
          .findings()
          .forEach(f -> findings.reason("%s: %s".formatted(f.commitmentKey(), f.adherence())));
    }
  }

  private static String words(Halt halt) {
    return "%s for %s on %s is %s."
        .formatted(
            halt.id(), halt.opened().thresholdKey(), halt.opened().modelVersion(), halt.state());
  }
}
