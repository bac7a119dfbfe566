package dev.countersign.domain;

import static dev.countersign.domain.Auditors.KESTREL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.attestation.AttestationStatus;
import dev.countersign.domain.attestation.Standings;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.AttestationFact.AttestationSuperseded;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.AttestationFact.DecisionImpeached;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRevoked;
import dev.countersign.domain.fact.SafeguardFact.SafeguardDegraded;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.halt.Halts.State;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.domain.id.KeyId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the end of an attestation does: to what rests on it, and to what rested on it. */
class SuspensionTest {
  private static final AttestationId E2 = new AttestationId("att_" + Story.digits(2));
  private static final AttestationId CY_CLS = new AttestationId("att_" + Story.digits(11));
  private static final KeyId KEY = new KeyId("key_" + Story.digits(1));

  private static void attest(
      Story story, AttestationId id, List<KeyId> keys, @Nullable AttestationId supersedes) {
    story.file(
        id.value(),
        KESTREL,
        new AttestationReceived(
            id,
            KESTREL,
            "kestrel-lead",
            keys,
            Aurelia.ENGAGEMENT,
            "capability-evaluation/v1",
            Story.digest(id.value()),
            Story.digest("envelope"),
            Aurelia.C1,
            List.of(),
            new EvaluationId("evl_" + Story.digits(2)),
            List.of(),
            List.of(),
            null,
            story.now(),
            Instant.parse("2026-12-24T00:00:00Z"),
            supersedes,
            Reception.ACTIVE,
            null,
            null));
  }

  /** To 2026-09-03, with E2 attested before July and the jailbreak of step 16. */
  static Story toStep17() {
    return toStep17("0.62");
  }

  /** The same, with another share of the auditor's revenue. */
  static Story toStep17(String share) {
    var story = WorkedExampleTest.toStep14(s -> attest(s, E2, List.of(KEY), null));
    Auditors.registerAll(story.at("2026-08-12T12:00:00Z"));
    story.at("2026-09-01T00:00:00Z");
    var jailbroken = new ImplementationId("sfg_" + Story.digits(1));
    story.file(jailbroken.value(), new SafeguardDegraded(jailbroken, "universal jailbreak"));
    story.at("2026-09-03T00:00:00Z");
    var engagement =
        Auditors.engage(
            story,
            KESTREL,
            1,
            new dev.countersign.domain.fact.EngagementFact.Terms("fixed", false, false));
    Auditors.disclose(
        story,
        KESTREL,
        engagement,
        Auditors.with(RelationshipKind.REVENUE, "Aurelia Cloud", share, "2026-07-01T00:00:00Z"));
    return story;
  }

  private static <F extends Fact> List<F> facts(Story story, Class<F> kind) {
    return story.read().history().stream(kind).map(History.Event::fact).toList();
  }

  private static AttestationStatus status(Story story, AttestationId id) {
    return Standings.of(story.read().history()).at(id, story.now()).orElseThrow().status();
  }

  @Test
  void step17AttestationsSinceTheRelationshipBeganAreSuspendedAndEarlierOnesStand() {
    var story = toStep17();
    assertThat(facts(story, AttestationSuspended.class))
        .hasSize(4)
        .allSatisfy(
            suspended -> {
              assertThat(suspended.reason()).isEqualTo("COI_REVENUE");
              assertThat(suspended.effectiveFrom()).isEqualTo("2026-07-01T00:00:00Z");
              assertThat(suspended.causedBy()).startsWith("dcl_");
            })
        .extracting(AttestationSuspended::attestation)
        .contains(CY_CLS)
        .doesNotContain(E2);
    assertThat(status(story, E2)).isEqualTo(AttestationStatus.ACTIVE);
    assertThat(status(story, CY_CLS)).isEqualTo(AttestationStatus.SUSPENDED);
  }

  @Test
  void step17AHaltOpensForTheOtherThresholdAndTheEarlierOneStays() {
    var story = toStep17();
    var halts = story.read().halts().all();
    assertThat(halts)
        .extracting(h -> h.opened().thresholdKey() + " " + h.opened().cause() + " " + h.state())
        .containsExactly(
            "CYBER-2 CROSSING LIFTED",
            "BIO-2 CROSSING LIFTED",
            "CYBER-2 VALIDATION_LOST OPEN",
            "BIO-2 VALIDATION_LOST OPEN");
    assertThat(halts.getLast().opened().cause()).isEqualTo(Cause.VALIDATION_LOST);
    assertThat(halts.getLast().state()).isEqualTo(State.OPEN);
  }

  @Test
  void step17TheDecisionThatRestedOnThemIsImpeachedAndNotRewritten() {
    var story = toStep17();
    var request = WorkedExampleTest.request().request();
    var cleared =
        facts(story, GateDecided.class).stream()
            .filter(d -> d.request().equals(request) && d.outcome() == Outcome.CLEARED)
            .toList();
    assertThat(cleared).hasSize(1);
    assertThat(facts(story, DecisionImpeached.class))
        .hasSizeGreaterThanOrEqualTo(1)
        .allSatisfy(
            impeached -> {
              assertThat(impeached.decision()).isEqualTo(cleared.getFirst().decision());
              assertThat(impeached.reason()).isEqualTo("COI_REVENUE");
            });
    assertThat(story.decided(request).outcome()).isEqualTo(Outcome.HALTED);
  }

  @Test
  void aSecondLookStatesNothingTwice() {
    var story = toStep17();
    int before = story.facts().size();
    story.at("2026-09-04T00:00:00Z");
    assertThat(story.facts()).hasSize(before);
  }

  @Test
  void asOfADayBeforeItWasLearntNothingOfItShows() {
    var story = toStep17();
    var known =
        story.facts().stream()
            .filter(f -> f.header().recordedAt().isBefore(Instant.parse("2026-09-03T00:00:00Z")))
            .toList();
    var then = Instant.parse("2026-08-12T12:00:00Z");
    assertThat(Standings.of(History.of(known)).at(CY_CLS, then).orElseThrow().status())
        .isEqualTo(AttestationStatus.ACTIVE);
    // What is known now of the same day is another question, with another answer.
    assertThat(Standings.of(story.read().history()).at(CY_CLS, then).orElseThrow().status())
        .isEqualTo(AttestationStatus.SUSPENDED);
  }

  private static void revokeKey(Story story, @Nullable String compromisedSince) {
    story.file(
        KEY.value(),
        KESTREL,
        new SigningKeyRevoked(
            KEY,
            "lost laptop",
            story.now(),
            compromisedSince == null ? null : Instant.parse(compromisedSince)));
  }

  @Test
  void aRevokedKeyTakesNoEarlierSignatureWithIt() {
    var story = WorkedExampleTest.toStep6().at("2026-06-25T00:00:00Z");
    attest(story, E2, List.of(KEY), null);
    revokeKey(story.at("2026-07-01T00:00:00Z"), null);
    assertThat(status(story, E2)).isEqualTo(AttestationStatus.ACTIVE);
  }

  @Test
  void aCompromisedKeyTakesWhatWasRecordedSinceAndNothingBefore() {
    var story = WorkedExampleTest.toStep6().at("2026-06-25T00:00:00Z");
    attest(story, E2, List.of(KEY), null);
    var later = new AttestationId("att_" + Story.digits(3));
    attest(story.at("2026-06-28T00:00:00Z"), later, List.of(KEY), null);
    revokeKey(story.at("2026-07-01T00:00:00Z"), "2026-06-28T00:00:00Z");
    assertThat(status(story, E2)).isEqualTo(AttestationStatus.ACTIVE);
    assertThat(status(story, later)).isEqualTo(AttestationStatus.SUSPENDED);
    assertThat(facts(story, AttestationSuspended.class))
        .containsExactly(
            new AttestationSuspended(
                later, "KEY_COMPROMISED", Instant.parse("2026-06-28T00:00:00Z"), KEY.value()));
  }

  @Test
  void aRevocationThatReachesBackImpeachesWhatWasClearedSince() {
    var story = WorkedExampleTest.toStep14().at("2026-08-20T00:00:00Z");
    story.file(
        CY_CLS.value(),
        KESTREL,
        new AttestationRevoked(
            CY_CLS,
            KESTREL,
            "kestrel-lead",
            List.of(),
            "the test set had leaked",
            Instant.parse("2026-08-01T00:00:00Z"),
            null,
            Story.digest("revocation"),
            Story.digest("envelope")));
    assertThat(status(story, CY_CLS)).isEqualTo(AttestationStatus.REVOKED);
    assertThat(facts(story, DecisionImpeached.class))
        .extracting(DecisionImpeached::reason)
        .contains("REVOKED");
    assertThat(story.decided(WorkedExampleTest.request().request()).outcome())
        .isEqualTo(Outcome.HALTED);
    assertThat(WorkedExampleTest.halt(story, "CYBER-2").opened().cause())
        .isEqualTo(Cause.VALIDATION_LOST);
  }

  @Test
  void aSupersededAttestationEndsWhenItsSuccessorArrives() {
    var story = WorkedExampleTest.toStep6().at("2026-06-25T00:00:00Z");
    attest(story, E2, List.of(), null);
    attest(
        story.at("2026-06-28T00:00:00Z"),
        new AttestationId("att_" + Story.digits(3)),
        List.of(),
        E2);
    story.file(
        E2.value(),
        KESTREL,
        new AttestationSuperseded(E2, new AttestationId("att_" + Story.digits(3))));
    var standings = Standings.of(story.read().history());
    assertThat(standings.at(E2, Instant.parse("2026-06-27T23:59:59Z")).orElseThrow().counts())
        .isTrue();
    assertThat(standings.at(E2, story.now()).orElseThrow().status())
        .isEqualTo(AttestationStatus.SUPERSEDED);
  }

  @Test
  void anAttestationExpiresByTimeAlone() {
    var story = WorkedExampleTest.toStep14().at("2027-01-20T00:00:00Z");
    assertThat(status(story, CY_CLS)).isEqualTo(AttestationStatus.EXPIRED);
  }

  @Test
  void whatIsLearntLaterNeverClearsWhatWasHalted() {
    var story = toStep17();
    for (var until = story.facts().size() - 12; until <= story.facts().size(); until++) {
      var read = Case.of(History.of(story.facts().subList(0, until)), story.now());
      assertThat(Gate.decide(read, WorkedExampleTest.request()).outcome())
          .isNotEqualTo(Outcome.CLEARED);
    }
  }
}
