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
import dev.countersign.domain.fact.StatusFact;
import dev.countersign.domain.fact.StatusFact.RulesAdopted;
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
import org.jspecify.annotations.Nullable;

/**
 * A lab's record as a test tells it: facts are filed, and what follows is derived, never inserted.
 */
final class Story {
  static final OrganisationId LAB = new OrganisationId("org_aurelia");
  private static final OrganisationId PLATFORM = new OrganisationId("org_countersign");

  private final List<RecordedFact> facts = new ArrayList<>();
  private Instant now;
  private Instant judged;
  private long transaction;
  private int made;

  Story(String begins) {
    now = Instant.parse(begins);
    judged = now;
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
      judged = now;
      transaction++;
      follow();
    }
    sleepUntil(instant);
    judged = now;
    return this;
  }

  /**
   * Goes on to an instant with nobody at work: what falls due is stated late, by the next write.
   */
  Story sleepUntil(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  private Optional<Instant> next() {
    return DueInstants.next(read(judged), judged);
  }

  /** Files a fact and lets follow what follows. */
  Story file(String id, OrganisationId owner, Fact fact) {
    transaction++;
    for (var due = next(); due.isPresent() && !due.get().isAfter(now); due = next()) {
      judged = due.get();
      follow();
    }
    judged = now;
    append(id, owner, fact);
    follow();
    return this;
  }

  Story file(String id, Fact fact) {
    return file(id, LAB, fact);
  }

  private void append(String id, OrganisationId owner, Fact fact) {
    boolean ofNoLab = fact instanceof OrganisationFact || fact instanceof StatusFact;
    facts.add(
        new RecordedFact(
            header(
                id, owner, ofNoLab ? null : LAB, fact, judged, now, transaction, facts.size() + 1),
            fact));
  }

  private static FactHeader header(
      String id,
      OrganisationId owner,
      @Nullable OrganisationId lab,
      Fact fact,
      Instant since,
      Instant at,
      long transaction,
      int row) {
    return new FactHeader(
        fact.kind(),
        1,
        id,
        owner,
        lab,
        since,
        at,
        new Position(1, transaction, row),
        null,
        null,
        List.of());
  }

  /** The same, said to hold since another instant. */
  static FactHeader since(FactHeader header, Instant instant) {
    return new FactHeader(
        header.kind(),
        header.schema(),
        header.id(),
        header.organisation(),
        header.lab(),
        instant,
        header.recordedAt(),
        header.position(),
        header.lagSeconds(),
        header.corrects(),
        header.subjects());
  }

  private void follow() {
    for (var next = Consequences.of(read(judged));
        !next.isEmpty();
        next = Consequences.of(read(judged))) {
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
    return read(now);
  }

  private Case read(Instant at) {
    return Case.of(History.of(List.copyOf(facts)), at);
  }

  /** The facts, all of them stated by the rules of this release. */
  List<RecordedFact> byOurRules() {
    return byRules(Rules.NUMBER, facts);
  }

  /** These facts, all of them stated by such rules. */
  static List<RecordedFact> byRules(int rules, List<RecordedFact> facts) {
    var all = new ArrayList<>(facts);
    var first = facts.getFirst().header().recordedAt();
    all.addFirst(
        new RecordedFact(
            header("fct_rules", PLATFORM, null, new RulesAdopted(rules, "r"), first, first, 0, 1),
            new RulesAdopted(rules, "r")));
    return all;
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
