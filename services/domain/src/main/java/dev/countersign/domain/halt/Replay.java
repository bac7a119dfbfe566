package dev.countersign.domain.halt;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.AttestationFact.DecisionImpeached;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.HaltFact.HaltLiftApproved;
import dev.countersign.domain.fact.HaltFact.HaltLiftDenied;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.RulesInForce;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.independence.Conflict;
import dev.countersign.domain.independence.Conflicts;
import dev.countersign.domain.independence.Suspensions;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A lab's record told again, transaction by transaction: what the platform stated of its own accord
 * is held against what follows from the facts before it, and what follows against what it stated.
 *
 * <p>What follows from a write stands in its transaction, and what an instant has brought stands
 * ahead of all that was written from that instant on. So nothing may be owed at the end of a
 * transaction of the lab's ledger, at an instant that fell due before one, or before a decision.
 * The last transaction may go on behind what was given: its end is not looked at.
 */
public final class Replay {
  private static final OrganisationId PLATFORM = new OrganisationId("org_countersign");

  private final List<RecordedFact> facts;
  private final Readings readings;
  private final RulesInForce rules;
  private final OrganisationId lab;
  private final boolean registerKnown;
  private final Writes writes;
  private final Set<Fault> faults = new LinkedHashSet<>();
  private final SortedMap<String, Integer> followed = new TreeMap<>();
  private final OtherRules others;
  private @Nullable Instant before;
  private @Nullable Instant due;
  private boolean changed;
  private boolean left;
  private int transactions;

  /** What is wrong with a record. */
  public enum Code {
    /** What follows from the record is not stated in it. */
    DERIVED_MISSING,
    /** What is stated does not follow from the record before it. */
    DERIVED_UNFOUNDED,
    /** Whether it follows rests on ownerships or calendars that are not given. */
    DERIVED_UNCHECKED
  }

  /** One fault, in a sentence. */
  public record Fault(Code code, String sentence) {}

  private Replay(
      List<RecordedFact> given,
      OrganisationId lab,
      boolean registerKnown,
      @Nullable Position unread) {
    this.writes = new Writes(given, unread);
    this.facts = writes.facts();
    this.readings = new Readings(this.facts);
    this.rules = RulesInForce.of(this.facts);
    this.others = new OtherRules(rules, this::isDerived);
    this.lab = lab;
    this.registerKnown = registerKnown;
    int from = 0;
    while (from < facts.size()) {
      int to = writes.endOf(from);
      tell(from, to);
      from = to;
    }
  }

  /** Tells a record again of which all can be read. */
  public static Replay of(List<RecordedFact> facts, OrganisationId lab, boolean registerKnown) {
    return of(facts, lab, registerKnown, null);
  }

  /**
   * Tells a record again.
   *
   * @param facts everything on record about the lab and about organisations as such, in order, with
   *     the rules that were adopted
   * @param registerKnown false if ownerships and calendars may be left out
   * @param unread the place of a record that is not among these and may bring anything: nothing
   *     from there on is told; null if there is none
   */
  public static Replay of(
      List<RecordedFact> facts,
      OrganisationId lab,
      boolean registerKnown,
      @Nullable Position unread) {
    return new Replay(facts, lab, registerKnown, unread);
  }

  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** How many facts of each kind were followed again, by the kind. */
  public SortedMap<String, Integer> followed() {
    return followed;
  }

  /** How many transactions about the lab were followed again. */
  public int transactions() {
    return transactions;
  }

  /** What was made by other rules, in order; empty if all of the record was followed again. */
  public List<OtherRules.Part> unfollowed() {
    return others.parts();
  }

  private void tell(int from, int to) {
    var written = facts.subList(from, to);
    changed |= written.stream().map(RecordedFact::fact).anyMatch(Statements::mayFollow);
    if (written.stream().noneMatch(fact -> lab.equals(fact.header().lab()))) {
      return;
    }
    var recordedAt = facts.get(from).header().recordedAt();
    if (!rules.areOurs(writes.position(from))) {
      others.leave(written);
      left = true;
      before = recordedAt;
      return;
    }
    if (left) {
      // What other rules bring is stated when they are adopted, ahead of all that is written then.
      due = rules.at(writes.position(from)).orElseThrow().header().recordedAt();
      changed = true;
      left = false;
    }
    transactions++;
    int stated = from;
    while (stated < to && isDerived(facts.get(stated))) {
      stated++;
    }
    boolean isLast = writes.mayGoOn(to);
    tellWhatFellDue(from, stated, recordedAt, isLast && stated == to);
    for (int at = from; at < to; at++) {
      check(at, at < stated);
    }
    if (changed && !isLast) {
      var read = readings.first(to, recordedAt);
      nothingIsOwed(read);
      due = DueInstants.nextBeforeDecisions(read, recordedAt).orElse(null);
      changed = false;
    }
    before = recordedAt;
  }

  /** The platform states nothing about a lab but what follows. */
  private boolean isDerived(RecordedFact recorded) {
    return recorded.header().organisation().equals(PLATFORM) && lab.equals(recorded.header().lab());
  }

  /**
   * @param stated the end of what the platform stated first in this transaction
   * @param mayGoOn true if more of it may lie behind what was given
   */
  private void tellWhatFellDue(int from, int stated, Instant recordedAt, boolean mayGoOn) {
    while (due != null && !due.isAfter(recordedAt)) {
      var instant = due;
      int to = from;
      while (to < stated && !facts.get(to).header().validFrom().isAfter(instant)) {
        to++;
      }
      if (mayGoOn && to == stated) {
        return;
      }
      var read = readings.first(to, instant);
      nothingIsOwed(read);
      due = DueInstants.nextBeforeDecisions(read, instant).orElse(null);
    }
  }

  private void nothingIsOwed(Case read) {
    for (var owed : readings.owed(read)) {
      faults.add(
          new Fault(
              Code.DERIVED_MISSING,
              "%s follows from the record at %s, and is not in it."
                  .formatted(Statements.words(owed), read.at())));
    }
  }

  private void check(int at, boolean mayHaveFallenDue) {
    var recorded = facts.get(at);
    switch (recorded.fact()) {
      case AttestationReceived received -> checkReception(at, received);
      case HaltLiftApproved approved -> checkWindow(at, approved);
      case AttestationSuspended s -> checkFollows(at, mayHaveFallenDue, s.reason());
      case EvaluationRejected r -> checkFollows(at, mayHaveFallenDue, r.reason());
      case DecisionImpeached i -> checkFollows(at, mayHaveFallenDue, "");
      case HaltOpened o -> checkFollows(at, mayHaveFallenDue, "");
      case HaltLifted l -> checkFollows(at, mayHaveFallenDue, "");
      case HaltLiftDenied d -> checkFollows(at, mayHaveFallenDue, "");
      case GateDecided d when at == facts.size() - 1 ->
          nothingIsOwed(
              readings.first(
                  at,
                  mayHaveFallenDue
                      ? recorded.header().validFrom()
                      : recorded.header().recordedAt()));
      default -> {}
    }
  }

  private void checkFollows(int at, boolean mayHaveFallenDue, String reason) {
    var recorded = facts.get(at);
    var header = recorded.header();
    boolean late =
        mayHaveFallenDue
            && before != null
            && !header.validFrom().isBefore(before)
            && header.validFrom().isBefore(header.recordedAt());
    boolean follows =
        (late || header.validFrom().equals(header.recordedAt())) && follows(at, header.validFrom());
    boolean isOfRegister = reason.startsWith("COI_");
    judge(at, follows, isOfRegister, "does not follow from the record before it");
  }

  private boolean follows(int at, Instant instant) {
    var fact = facts.get(at).fact();
    return readings.owed(readings.first(at, instant)).stream()
        .anyMatch(consequence -> Statements.isOf(fact, consequence));
  }

  private void checkReception(int at, AttestationReceived received) {
    var known = readings.first(at);
    var conflict =
        Conflicts.of(known)
            .disqualifying(
                received.auditor(),
                lab,
                Suspensions.subjects(known, received),
                facts.get(at).header().recordedAt())
            .map(Conflict::code);
    boolean counts = received.reception() == Reception.ACTIVE;
    boolean follows =
        counts ? conflict.isEmpty() : conflict.filter(c -> c.equals(received.reason())).isPresent();
    judge(
        at,
        follows,
        conflict.isEmpty(),
        counts
            ? "counted, and its auditor was not independent: " + conflict.orElse("")
            : "was rejected for %s, and the record before it does not say so"
                .formatted(received.reason()));
  }

  private void checkWindow(int at, HaltLiftApproved approved) {
    var read = readings.first(at, facts.get(at).header().recordedAt());
    boolean follows =
        read.halts()
            .halt(approved.halt())
            .map(halt -> ObjectionWindows.of(read, halt))
            .filter(approved.windows()::equals)
            .filter(windows -> ObjectionWindows.end(windows).equals(approved.windowEnds()))
            .isPresent();
    judge(at, follows, true, "gives regulators another window to object than their calendars do");
  }

  private void judge(int at, boolean follows, boolean isOfRegister, String sentence) {
    var header = facts.get(at).header();
    followed.merge(header.kind(), 1, Integer::sum);
    if (follows) {
      return;
    }
    var named =
        "%s of %s, recorded at %s,".formatted(header.kind(), header.id(), header.recordedAt());
    faults.add(
        isOfRegister && !registerKnown
            ? new Fault(
                Code.DERIVED_UNCHECKED,
                named + " cannot be checked: what it rests on of the register is not shown.")
            : new Fault(Code.DERIVED_UNFOUNDED, "%s %s.".formatted(named, sentence)));
  }
}
