package dev.countersign.domain;

import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.HaltFact.HaltLiftDenied;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.OrganisationFact;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Decision;
import dev.countersign.domain.halt.Consequence;
import dev.countersign.domain.halt.Consequences;
import dev.countersign.domain.halt.DueInstants;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.DecisionId;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.RequestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lab's record as a test tells it: facts are filed, and what follows is derived, never inserted.
 */
final class Story {
  static final OrganisationId LAB = new OrganisationId("org_aurelia");
  private static final OrganisationId PLATFORM = new OrganisationId("org_countersign");

  private final List<RecordedFact> facts = new ArrayList<>();
  private Instant now;
  private long transaction;
  private int made;

  Story(String begins) {
    now = Instant.parse(begins);
  }

  static String digits(int number) {
    return "%032x".formatted(number);
  }

  static String digest(String of) {
    return dev.countersign.proofs.digest.Sha256.hex(
        of.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  Instant now() {
    return now;
  }

  /** Goes on to an instant, doing what falls due on the way, with the clock standing there. */
  Story at(String instant) {
    var target = Instant.parse(instant);
    for (var due = next(); due.isPresent() && !due.get().isAfter(target); due = next()) {
      now = due.get();
      transaction++;
      follow();
    }
    now = target;
    return this;
  }

  private Optional<Instant> next() {
    return DueInstants.next(read(), now);
  }

  /** Files a fact and lets follow what follows. */
  Story file(String id, OrganisationId owner, Fact fact) {
    transaction++;
    append(id, owner, fact);
    follow();
    return this;
  }

  Story file(String id, Fact fact) {
    return file(id, LAB, fact);
  }

  private void append(String id, OrganisationId owner, Fact fact) {
    var header =
        new FactHeader(
            fact.kind(),
            1,
            id,
            owner,
            fact instanceof OrganisationFact ? null : LAB,
            now,
            now,
            new Position(1, transaction, facts.size() + 1),
            null,
            null,
            List.of());
    facts.add(new RecordedFact(header, fact));
  }

  private void follow() {
    for (var next = Consequences.of(read()); !next.isEmpty(); next = Consequences.of(read())) {
      next.forEach(this::state);
    }
  }

  private void state(Consequence consequence) {
    made++;
    switch (consequence) {
      case Consequence.SuspendAttestation suspend ->
          append(
              suspend.attestation().value(),
              PLATFORM,
              new AttestationSuspended(
                  suspend.attestation(),
                  suspend.reason(),
                  suspend.effectiveFrom(),
                  suspend.causedBy()));
      case Consequence.RejectEvaluation reject ->
          append(reject.rejection().evaluation().value(), PLATFORM, reject.rejection());
      case Consequence.ImpeachDecision impeach ->
          append(impeach.impeachment().decision().value(), PLATFORM, impeach.impeachment());
      case Consequence.OpenHalt open -> {
        var id = new HaltId("hlt_" + digits(made));
        append(
            id.value(),
            PLATFORM,
            new HaltOpened(
                id,
                open.modelVersion(),
                open.thresholdKey(),
                open.policyVersionDigest(),
                open.stages(),
                open.cause(),
                open.causedBy()));
      }
      case Consequence.Lift lift ->
          append(lift.halt().value(), PLATFORM, new HaltLifted(lift.halt()));
      case Consequence.DenyLift deny ->
          append(deny.halt().value(), PLATFORM, new HaltLiftDenied(deny.halt(), deny.reason()));
      case Consequence.Decide decide -> {
        var id = new DecisionId("dec_" + digits(made));
        append(id.value(), PLATFORM, decide.decision().recorded(id, decide.request()));
      }
    }
  }

  Case read() {
    return Case.of(History.of(List.copyOf(facts)), now);
  }

  List<RecordedFact> facts() {
    return List.copyOf(facts);
  }

  /** What the gate last said of a request, as recorded. */
  GateDecided decided(RequestId request) {
    return read().history().stream(GateDecided.class)
        .map(History.Event::fact)
        .filter(decision -> decision.request().equals(request))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  static List<String> codes(GateDecided decision) {
    return decision.reasons().stream()
        .map(
            reason ->
                reason.code()
                    + (reason.thresholdKey() == null ? "" : " " + reason.thresholdKey())
                    + (reason.safeguardKey() == null ? "" : " " + reason.safeguardKey()))
        .toList();
  }

  static List<String> codes(Decision decision) {
    return decision.reasons().stream().map(reason -> reason.code().name()).toList();
  }
}
