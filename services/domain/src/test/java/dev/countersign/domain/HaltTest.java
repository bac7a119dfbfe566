package dev.countersign.domain;

import static dev.countersign.domain.HaltTales.CROSSED;
import static dev.countersign.domain.HaltTales.LIFTED;
import static dev.countersign.domain.HaltTales.PROTECTED;
import static dev.countersign.domain.HaltTales.halts;
import static dev.countersign.domain.HaltTales.lifts;
import static dev.countersign.domain.HaltTales.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.fact.HaltFact.HaltLiftDenied;
import dev.countersign.domain.fact.HaltFact.HaltLiftRequested;
import dev.countersign.domain.fact.OrganisationFact.CalendarApproved;
import dev.countersign.domain.fact.OrganisationFact.CalendarRegistered;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.halt.Halts.State;
import dev.countersign.domain.halt.ObjectionWindows;
import dev.countersign.domain.id.CalendarId;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.OrganisationId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Halts open by themselves, and are lifted by evidence, two people and a window alone. */
class HaltTest {
  @Test
  void aCrossingOpensAHaltWhetherOrNotAnyoneAsked() {
    assertThat(state(CROSSED)).isEqualTo(State.OPEN);
    assertThat(halts("policy; model A; lab evaluates A: 40 of 400")).isZero();
  }

  @Test
  void aLiftClearsOnceItsWindowIsOver() {
    assertThat(state(CROSSED + PROTECTED + "lift of A; day 7")).isEqualTo(State.LIFT_REQUESTED);
    assertThat(Tale.of(LIFTED + "ask SCALE A").answer().outcome()).isEqualTo(Outcome.CLEARED);
  }

  @Test
  void twoEvaluationsThatCrossAtOnceAreOneHalt() {
    assertThat(halts(CROSSED + "lab evaluates A: 310 of 400")).isOne();
    assertThat(halts(CROSSED + "lab evaluates A: 310 of 400; " + PROTECTED + "lift of A; day 10"))
        .isOne();
  }

  @Test
  void aRecurrenceIsANewHaltAndTheLiftedOneStaysLifted() {
    var tale = Tale.of(LIFTED + "kestrel evaluates A: 320 of 400");
    assertThat(tale.story().read().halts().all())
        .extracting(halt -> halt.state())
        .containsExactly(State.LIFTED, State.OPEN);
    assertThat(tale.halt("A").opened().cause()).isEqualTo(Cause.CROSSING);
  }

  @Test
  void aLostValidationIsOneNewHaltNotOneAtEachLook() {
    var tale = Tale.of(LIFTED + "bypass of API of A; day 20; advance in CYBER; day 30; model B");
    assertThat(tale.story().read().halts().all()).hasSize(2);
    assertThat(tale.halt("A").opened().cause()).isEqualTo(Cause.VALIDATION_LOST);
  }

  @Test
  void anExpiryOpensAHaltExceptWhereItsSuccessorWasActiveBefore() {
    var protectedUntil =
        PROTECTED.replace("validates INTERNAL of A", "validates INTERNAL of A until day 40");
    var lifted = CROSSED + protectedUntil + "lift of A; day 10; ";
    assertThat(halts(lifted + "day 41")).isEqualTo(2);
    assertThat(halts(lifted + "day 39; bracken validates INTERNAL of A; day 41")).isOne();
    assertThat(halts(lifted + "day 41; bracken validates INTERNAL of A; day 42")).isEqualTo(2);
  }

  @Test
  void anObjectionBeforeTheEndDeniesAndALaterOneChangesNothing() {
    assertThat(state(CROSSED + PROTECTED + "lift of A; day 3; objection to A; day 30"))
        .isEqualTo(State.LIFT_DENIED);
    assertThat(state(LIFTED + "objection to A; day 30")).isEqualTo(State.LIFTED);
  }

  @Test
  void anObjectionToAnEarlierRequestDoesNotDenyALaterOne() {
    assertThat(
            state(
                CROSSED + PROTECTED + "lift of A; day 3; objection to A; day 4; lift of A; day 30"))
        .isEqualTo(State.LIFTED);
  }

  @Test
  void aBypassWhileALiftIsAskedForDeniesIt() {
    assertThat(state(CROSSED + PROTECTED + "lift of A; day 2; bypass of OPEN_WEIGHTS of A"))
        .isEqualTo(State.LIFT_DENIED);
  }

  @Test
  void theSafeguardsOfEveryGatedStageAreNeeded() {
    var tale = Tale.of(CROSSED + "safeguard on INTERNAL of A; kestrel validates INTERNAL of A");
    assertThatThrownBy(() -> lifts(tale).checkRequest(tale.halt("A"), "aurelia-officer"))
        .hasMessageContaining("Every safeguard")
        .extracting("code")
        .isEqualTo("SAFEGUARDS_NOT_VALIDATED");
  }

  @Test
  void whatMustNotBeGoneOnFromIsNeverLifted() {
    var tale = Tale.of("policy no safeguards; model A; kestrel evaluates A: 300 of 400");
    assertThat(lifts(tale).isReady(tale.halt("A"))).isFalse();
    assertThat(state("policy no safeguards; model A; lab evaluates A: 300 of 400; lift of A"))
        .isEqualTo(State.LIFT_DENIED);
  }

  @Test
  void whoImplementedASafeguardLiftsNothingThatRestsOnIt() {
    var tale = Tale.of(CROSSED + PROTECTED);
    assertThatThrownBy(() -> lifts(tale).checkRequest(tale.halt("A"), "aurelia-safeguards"))
        .extracting("code")
        .isEqualTo("APPROVER_NOT_DISJOINT");
    lifts(tale).checkRequest(tale.halt("A"), "aurelia-officer");
  }

  @Test
  void whoAskedDoesNotApproveAndNobodyApprovesWhatWasNotAsked() {
    var tale = Tale.of(CROSSED + PROTECTED);
    assertThatThrownBy(() -> lifts(tale).checkApproval(tale.halt("A"), "aurelia-approver"))
        .extracting("code")
        .isEqualTo("LIFT_NOT_REQUESTED");
    tale.go("lift of A");
    assertThatThrownBy(() -> lifts(tale).checkRequest(tale.halt("A"), "aurelia-officer"))
        .extracting("code")
        .isEqualTo("HALT_LIFT_REQUESTED");
  }

  @Test
  void aCrossingThatIsUndoneHoldsAgainOnceWhatUndidItIsStale() {
    var undone =
        CROSSED
            + "lab evaluates A: 40 of 400; bracken attests 2; reassess 1 by 2; lift of A; day 10; ";
    assertThat(state(undone)).isEqualTo(State.LIFTED);
    assertThat(halts(undone + "day 180")).isOne();
    // Nobody writes anything: time alone brings it.
    assertThat(halts(undone + "day 181")).isEqualTo(2);
    assertThat(halts(undone + "advance in CYBER")).isEqualTo(2);
  }

  private static void approvalIsRefused(Tale tale, String officer, String code) {
    assertThatThrownBy(() -> lifts(tale).checkApproval(tale.halt("A"), officer))
        .extracting("code")
        .isEqualTo(code);
  }

  @Test
  void theSecondOfficerIsAnotherOneWhoImplementedNothingAndApprovesOnce() {
    var tale = Tale.of(CROSSED + PROTECTED);
    var halt = tale.halt("A").id();
    tale.story().file(halt.value(), new HaltLiftRequested(halt, "aurelia-officer", "validated"));
    approvalIsRefused(tale, "aurelia-officer", "SELF_APPROVAL");
    approvalIsRefused(tale, "aurelia-safeguards", "APPROVER_NOT_DISJOINT");
    lifts(tale).checkApproval(tale.halt("A"), "aurelia-approver");
    tale.go("lift of A");
    approvalIsRefused(tale, "aurelia-approver", "LIFT_NOT_REQUESTED");
  }

  @Test
  void anObjectionBeforeTheSecondOfficerSpeaksDeniesAndItsReasonIsKept() {
    var tale = Tale.of(CROSSED + PROTECTED);
    var halt = tale.halt("A").id();
    tale.story().file(halt.value(), new HaltLiftRequested(halt, "aurelia-officer", "validated"));
    tale.go("objection to A");
    assertThat(tale.halt("A").state()).isEqualTo(State.LIFT_DENIED);
    assertThat(tale.story().read().history().stream(HaltLiftDenied.class))
        .extracting(event -> event.fact().reason())
        .containsExactly("no");
  }

  @Test
  void aHaltIsFoundByItsIdAndNothingElseIs() {
    var halts = Tale.of(CROSSED).story().read().halts();
    var halt = halts.all().getFirst();
    assertThat(halts.halt(halt.id())).contains(halt);
    assertThat(halts.halt(new HaltId("hlt_" + Story.digits(999)))).isEmpty();
  }

  @Test
  void aLiftByOneOfficerInTwoRolesIsDenied() {
    var tale = Tale.of(CROSSED + PROTECTED);
    var halt = tale.halt("A").id();
    tale.story()
        .file(
            halt.value(),
            new dev.countersign.domain.fact.HaltFact.HaltLiftRequested(halt, "one", "done"))
        .file(
            halt.value(),
            new dev.countersign.domain.fact.HaltFact.HaltLiftApproved(
                halt, "one", List.of(), tale.story().now().plusSeconds(60)));
    assertThat(tale.halt("A").state()).isEqualTo(State.LIFT_DENIED);
  }

  @Test
  void aHaltOfACrossingThatWasUndoneIsLiftedByPeopleNotByItself() {
    var undone =
        CROSSED + "lab evaluates A: 40 of 400; bracken attests 2 until day 100; reassess 1 by 2; ";
    assertThat(state(undone + "day 50")).isEqualTo(State.OPEN);
    assertThat(state(undone + "lift of A; day 10")).isEqualTo(State.LIFTED);
    assertThat(Tale.of(undone + "lift of A; day 10; ask SCALE A").answer().outcome())
        .isEqualTo(Outcome.CLEARED);
    // Nobody vouches for the undoing any more: the crossing holds again.
    assertThat(state(undone + "lift of A; day 101")).isEqualTo(State.OPEN);
  }

  @Test
  void aCrossingWithoutAPolicyInForceIsJudgedByTheLastOne() {
    var tale = Tale.of("policy; model A; day 3; repeal; day 4; kestrel evaluates A: 300 of 400");
    assertThat(tale.halt("A").opened().policyVersionDigest()).isEqualTo(Story.digest("policy 1"));
    assertThat(tale.go("day 9; policy at 0.99; ask SCALE A").answer().outcome())
        .isEqualTo(Outcome.HALTED);
  }

  @Test
  void theLongestCalendarOfTheLabsRegulatorsDecides() {
    var tale = Tale.of(CROSSED + PROTECTED + "day 4");
    var story = tale.story();
    Auditors.register(story, Story.LAB, OrganisationKind.LAB, "Aurelia Labs");
    var regulator = new OrganisationId("org_eu");
    Auditors.register(story, regulator, OrganisationKind.REGULATOR, "EU AI Office");
    var calendar = new CalendarId("cal_" + Story.digits(1));
    story.file(
        calendar.value(),
        new OrganisationId("org_countersign"),
        new CalendarRegistered(
            calendar,
            regulator,
            "Brussels",
            "Europe/Brussels",
            List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            List.of(LocalDate.parse("2026-01-08")),
            "registrar"));
    var halt = tale.halt("A");
    assertThat(ObjectionWindows.of(story.read(), halt))
        .as("a calendar that nobody approved does not count")
        .extracting(window -> window.calendar())
        .containsExactly("weekdays", "weekdays");
    story.file(
        calendar.value(),
        new OrganisationId("org_countersign"),
        new CalendarApproved(calendar, "approver"));
    var windows = ObjectionWindows.of(story.read(), halt);
    assertThat(windows)
        .extracting(window -> window.ends().toString())
        .containsExactly("2026-01-13T00:00:00Z", "2026-01-13T23:00:00Z");
    assertThat(ObjectionWindows.end(windows)).isEqualTo("2026-01-13T23:00:00Z");
  }
}
