package dev.countersign.domain;

import static dev.countersign.domain.Auditors.BRACKEN;
import static dev.countersign.domain.Auditors.KESTREL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.HaltFact.HaltLiftApproved;
import dev.countersign.domain.fact.HaltFact.HaltLiftDenied;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRevoked;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.halt.Replay;
import dev.countersign.domain.halt.Replay.Code;
import dev.countersign.domain.halt.Replay.Fault;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.KeyId;
import dev.countersign.domain.id.OrganisationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A platform that keeps its own books cannot state what does not follow, nor leave out what does.
 */
class ReplayTest {
  private static final OrganisationId PLATFORM = new OrganisationId("org_countersign");
  private static final String CROSSED = "policy; model A; kestrel evaluates A: 300 of 400; ";
  private static final String PROTECTED =
      "safeguard on INTERNAL of A; safeguard on API of A; safeguard on OPEN_WEIGHTS of A; "
          + "kestrel validates INTERNAL of A; kestrel validates API of A; "
          + "kestrel validates OPEN_WEIGHTS of A; ";
  private static final KeyId KEY = new KeyId("key_" + Story.digits(1));
  private static final AttestationId SIGNED = new AttestationId("att_" + Story.digits(77));

  private static List<Fault> faults(List<RecordedFact> facts) {
    return replay(facts, true).faults();
  }

  private static Replay replay(List<RecordedFact> facts, boolean registerKnown) {
    return Replay.of(Story.byRules(Rules.NUMBER, facts), Story.LAB, registerKnown);
  }

  private static List<RecordedFact> told(String tale) {
    return Tale.of(tale).story().facts();
  }

  private static List<RecordedFact> without(List<RecordedFact> facts, Class<? extends Fact> kind) {
    return facts.stream().filter(fact -> !kind.isInstance(fact.fact())).toList();
  }

  /** As if the platform had stated this in a write of its own, behind everything. */
  private static List<RecordedFact> with(List<RecordedFact> facts, String id, Fact stated) {
    var last = facts.getLast().header();
    var all = new ArrayList<>(facts);
    all.add(
        new RecordedFact(
            new FactHeader(
                stated.kind(),
                1,
                id,
                PLATFORM,
                Story.LAB,
                last.recordedAt(),
                last.recordedAt(),
                new Position(1, last.position().xid() + 1, 1_000_000),
                null,
                null,
                List.of()),
            stated));
    return all;
  }

  private static void assertUnfounded(List<RecordedFact> facts, String kind) {
    assertThat(faults(facts))
        .as(kind)
        .anyMatch(fault -> fault.code() == Code.DERIVED_UNFOUNDED && said(fault, kind));
  }

  private static void assertMissing(List<RecordedFact> facts, String kind) {
    assertThat(faults(facts))
        .as(kind)
        .anyMatch(fault -> fault.code() == Code.DERIVED_MISSING && said(fault, kind));
  }

  private static boolean said(Fault fault, String kind) {
    return fault.sentence().startsWith(kind + " ");
  }

  @Test
  void aLiftWithoutApprovalsIsUnfounded() {
    var tale = Tale.of(CROSSED + PROTECTED + "day 10");
    var halt = tale.halt("A").id();
    assertThat(faults(tale.story().facts())).isEmpty();
    assertUnfounded(with(tale.story().facts(), halt.value(), new HaltLifted(halt)), "HALT_LIFTED");
  }

  @Test
  void aLiftBeforeItsWindowIsOverIsUnfounded() {
    var tale = Tale.of(CROSSED + PROTECTED + "lift of A; day 3");
    var halt = tale.halt("A").id();
    assertUnfounded(with(tale.story().facts(), halt.value(), new HaltLifted(halt)), "HALT_LIFTED");
  }

  @Test
  void aCrossingWithoutItsHaltIsMissed() {
    var facts = told(CROSSED + "day 2; ask SCALE A");
    assertThat(faults(facts)).isEmpty();
    assertMissing(without(facts, HaltOpened.class), "HALT_OPENED");
  }

  @Test
  void aHaltThatTheGateNeverSawIsMissedThoughAllIsWellAgain() {
    // The bypass is made good before anyone asks again; the halt in between is left out.
    var facts =
        told(
            CROSSED
                + PROTECTED
                + "lift of A; day 10; bypass of INTERNAL of A; day 12; "
                + "implement INTERNAL of A; kestrel validates INTERNAL of A; day 13; ask SCALE A");
    assertThat(faults(facts)).isEmpty();
    var opened =
        facts.stream().filter(fact -> fact.fact() instanceof HaltOpened).toList().getLast();
    assertMissing(facts.stream().filter(fact -> !fact.equals(opened)).toList(), "HALT_OPENED");
  }

  @Test
  void anObjectionThatDeniesNothingIsMissed() {
    var facts = told(CROSSED + PROTECTED + "lift of A; day 2; objection to A; day 3; ask SCALE A");
    assertThat(faults(facts)).isEmpty();
    assertMissing(without(facts, HaltLiftDenied.class), "HALT_LIFT_DENIED");
  }

  @Test
  void anExpiryThatHaltsNothingIsMissedAtTheInstantItFellDue() {
    var facts =
        told(
            CROSSED
                + PROTECTED.replace(
                    "validates INTERNAL of A", "validates INTERNAL of A until day 20")
                + "lift of A; day 30; ask SCALE A");
    assertThat(faults(facts)).isEmpty();
    var opened =
        facts.stream().filter(fact -> fact.fact() instanceof HaltOpened).toList().getLast();
    assertMissing(facts.stream().filter(fact -> !fact.equals(opened)).toList(), "HALT_OPENED");
  }

  @Test
  void aWindowShorterThanTheCalendarsGiveIsUnfounded() {
    var facts = new ArrayList<RecordedFact>();
    for (var fact : told(CROSSED + PROTECTED + "lift of A; day 1; ask SCALE A")) {
      facts.add(
          fact.fact() instanceof HaltLiftApproved approved
              ? new RecordedFact(
                  fact.header(),
                  new HaltLiftApproved(
                      approved.halt(),
                      approved.approver(),
                      approved.windows(),
                      approved.windowEnds().minusSeconds(1)))
              : fact);
    }
    assertUnfounded(facts, "HALT_LIFT_APPROVED");
    assertThat(replay(facts, false).faults())
        .extracting(Fault::code)
        .contains(Code.DERIVED_UNCHECKED);
  }

  private static Story signed(OrganisationId by, Reception reception) {
    var story = new Story("2026-07-10T00:00:00Z");
    Auditors.registerAll(story);
    story.file(
        SIGNED.value(),
        by,
        new AttestationReceived(
            SIGNED,
            by,
            "lead",
            List.of(KEY),
            Aurelia.ENGAGEMENT,
            "capability-evaluation/v1",
            Story.digest("payload"),
            Story.digest("envelope"),
            Aurelia.C1,
            List.of(),
            new EvaluationId("evl_" + Story.digits(2)),
            List.of(),
            List.of(),
            null,
            story.now(),
            Instant.parse("2026-12-24T00:00:00Z"),
            null,
            reception,
            reception == Reception.ACTIVE ? null : "COI_EQUITY_AFFILIATE",
            null));
    return story;
  }

  @Test
  void whatAConflictedAuditorSignedNeverCounts() {
    assertThat(faults(signed(BRACKEN, Reception.REJECTED).facts())).isEmpty();
    assertUnfounded(
        without(signed(BRACKEN, Reception.ACTIVE).facts(), AttestationSuspended.class),
        "ATTESTATION_RECEIVED");
  }

  @Test
  void whatAnIndependentAuditorFoundIsNotRejected() {
    assertThat(faults(signed(KESTREL, Reception.ACTIVE).facts())).isEmpty();
    assertUnfounded(signed(KESTREL, Reception.REJECTED).facts(), "ATTESTATION_RECEIVED");
  }

  @Test
  void withoutTheRegisterARejectionIsUnchecked() {
    var facts = signed(BRACKEN, Reception.REJECTED).facts();
    var aboutTheLab = facts.stream().filter(fact -> fact.header().lab() != null).toList();
    assertThat(replay(aboutTheLab, false).faults())
        .extracting(Fault::code)
        .containsExactly(Code.DERIVED_UNCHECKED);
  }

  @Test
  void aCompromisedKeyThatSuspendsNothingIsMissed() {
    var story = signed(KESTREL, Reception.ACTIVE).at("2026-07-20T00:00:00Z");
    story.file(
        KEY.value(),
        KESTREL,
        new SigningKeyRevoked(KEY, "stolen", story.now(), Instant.parse("2026-07-01T00:00:00Z")));
    Aurelia.version(story, Aurelia.C1, null, "1");
    Aurelia.version(story, Aurelia.AUR_4, null, "1");
    assertThat(faults(story.facts())).isEmpty();
    assertMissing(without(story.facts(), AttestationSuspended.class), "ATTESTATION_SUSPENDED");
  }

  @Test
  void aSuspensionThatNothingGroundsIsUnfounded() {
    var story = signed(KESTREL, Reception.ACTIVE);
    assertUnfounded(
        with(
            story.facts(),
            SIGNED.value(),
            new AttestationSuspended(SIGNED, "KEY_COMPROMISED", story.now(), KEY.value())),
        "ATTESTATION_SUSPENDED");
  }
}
