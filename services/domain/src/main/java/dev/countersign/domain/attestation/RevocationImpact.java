package dev.countersign.domain.attestation;

import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.HaltFact.HaltLiftDenied;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Decision;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.gate.Safeguards;
import dev.countersign.domain.gate.Safeguards.Status;
import dev.countersign.domain.halt.Consequence;
import dev.countersign.domain.halt.Consequence.Decide;
import dev.countersign.domain.halt.Consequence.DenyLift;
import dev.countersign.domain.halt.Consequence.ImpeachDecision;
import dev.countersign.domain.halt.Consequence.Lift;
import dev.countersign.domain.halt.Consequence.OpenHalt;
import dev.countersign.domain.halt.Consequence.RejectEvaluation;
import dev.countersign.domain.halt.Consequence.SuspendAttestation;
import dev.countersign.domain.halt.Consequences;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.history.Supposed;
import dev.countersign.domain.id.DecisionId;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.Surface;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a revocation would bring down, asked of the rules themselves with the revocation as if it
 * were on record. What would change without it too is left out.
 *
 * @param impeached decisions that rested on it since it would not count
 * @param safeguards those that would not stand as they do
 * @param halts those that would open
 * @param denied lifts that would be denied
 * @param requests those that would be answered otherwise
 */
public record RevocationImpact(
    List<ImpeachDecision> impeached,
    List<SafeguardChange> safeguards,
    List<OpenHalt> halts,
    List<DenyLift> denied,
    List<RequestChange> requests) {
  public RevocationImpact {
    impeached = List.copyOf(impeached);
    safeguards = List.copyOf(safeguards);
    halts = List.copyOf(halts);
    denied = List.copyOf(denied);
    requests = List.copyOf(requests);
  }

  /** A safeguard that would stand otherwise, on the version that it was implemented on. */
  public record SafeguardChange(
      ImplementationId implementation,
      String safeguardKey,
      Surface surface,
      Status before,
      Status after) {}

  /** A request that would be answered otherwise. */
  public record RequestChange(RequestId request, Decision before, Decision after) {}

  /**
   * @param record a lab's record, as far as whoever asks may see it
   * @param revoked what would be stated now
   */
  public static RevocationImpact of(
      List<RecordedFact> record, AttestationRevoked revoked, OrganisationId lab, Instant at) {
    var without = new Settled(record, lab, at);
    var supposed = new ArrayList<>(record);
    supposed.add(
        Supposed.after(record, at, revoked.auditor(), lab, revoked.attestation().value(), revoked));
    var with = new Settled(supposed, lab, at);
    return new RevocationImpact(
        with.only(ImpeachDecision.class, without),
        safeguards(without.facts, with.facts),
        with.only(OpenHalt.class, without),
        with.only(DenyLift.class, without),
        requests(without.facts, with.facts));
  }

  private static List<SafeguardChange> safeguards(Case without, Case with) {
    var changes = new ArrayList<SafeguardChange>();
    for (var event : without.history().all(SafeguardImplemented.class)) {
      var fact = event.fact();
      var before = status(without, fact);
      var after = status(with, fact);
      if (before != after) {
        changes.add(
            new SafeguardChange(
                fact.implementation(), fact.safeguardKey(), fact.surface(), before, after));
      }
    }
    return changes;
  }

  private static Status status(Case facts, SafeguardImplemented fact) {
    return new Safeguards(facts)
        .standing(fact.safeguardKey(), fact.surface(), fact.modelVersion())
        .status();
  }

  private static List<RequestChange> requests(Case without, Case with) {
    return without.history().stream(ScaleUpRequested.class)
        .map(Event::fact)
        .map(
            request ->
                new RequestChange(
                    request.request(), Gate.decide(without, request), Gate.decide(with, request)))
        .filter(
            change ->
                change.before().outcome() != change.after().outcome()
                    || !change.before().reasons().equals(change.after().reasons()))
        .toList();
  }

  /** A record with all that follows from it stated, but for decisions. */
  private static final class Settled {
    private static final OrganisationId PLATFORM = new OrganisationId("org_countersign");

    private final List<Consequence> stated = new ArrayList<>();
    private final List<RecordedFact> record;
    private final OrganisationId lab;
    private Case facts;

    Settled(List<RecordedFact> from, OrganisationId lab, Instant at) {
      this.record = new ArrayList<>(from);
      this.lab = lab;
      this.facts = Case.of(History.of(record), at);
      for (var next = next(); !next.isEmpty(); next = next()) {
        next.forEach(this::state);
        facts = Case.of(History.of(record), at);
      }
    }

    private List<Consequence> next() {
      return Consequences.of(facts).stream().filter(c -> !(c instanceof Decide)).toList();
    }

    private void state(Consequence consequence) {
      stated.add(consequence);
      // Ids of what would be new are never shown.
      var id = "%032x".formatted(stated.size());
      switch (consequence) {
        case SuspendAttestation s -> add(s.attestation().value(), s.suspended());
        case RejectEvaluation r -> add(r.rejection().evaluation().value(), r.rejection());
        case ImpeachDecision i -> add(i.impeachment().decision().value(), i.impeachment());
        case OpenHalt o -> add(HaltId.PREFIX + id, o.opened(new HaltId(HaltId.PREFIX + id)));
        case Lift l -> add(l.halt().value(), new HaltLifted(l.halt()));
        case DenyLift d -> add(d.halt().value(), new HaltLiftDenied(d.halt(), d.reason()));
        case Decide d ->
            add(
                DecisionId.PREFIX + id,
                d.decision().recorded(new DecisionId(DecisionId.PREFIX + id), d.request()));
      }
    }

    private void add(String id, Fact fact) {
      record.add(Supposed.after(record, facts.at(), PLATFORM, lab, id, fact));
    }

    /** What is stated here and not there. */
    <C extends Consequence> List<C> only(Class<C> kind, Settled other) {
      return stated.stream()
          .filter(kind::isInstance)
          .map(kind::cast)
          .filter(c -> !other.stated.contains(c))
          .toList();
    }
  }
}
