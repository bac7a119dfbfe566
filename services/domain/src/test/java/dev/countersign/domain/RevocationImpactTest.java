package dev.countersign.domain;

import static dev.countersign.domain.Aurelia.KESTREL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.attestation.RevocationImpact;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.AttestationFact.DecisionImpeached;
import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.gate.Safeguards.Status;
import dev.countersign.domain.halt.Consequence.ImpeachDecision;
import dev.countersign.domain.id.AttestationId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a revocation is said to bring down is what it brings down. */
class RevocationImpactTest {
  private static final AttestationId BIO_CLS = new AttestationId("att_" + Story.digits(14));
  private static final Instant SINCE = Instant.parse("2026-08-05T00:00:00Z");

  private static AttestationRevoked revoked(Instant since) {
    return revoked(BIO_CLS, since);
  }

  private static AttestationRevoked revoked(AttestationId attestation, Instant since) {
    return new AttestationRevoked(
        attestation,
        KESTREL,
        "kestrel-lead",
        List.of(),
        "wrong",
        since,
        null,
        "0".repeat(64),
        "0".repeat(64));
  }

  private static Story cleared() {
    return WorkedExampleTest.toStep14().at("2026-08-12T12:00:00Z");
  }

  private static RevocationImpact impact(Story story, Instant since) {
    return RevocationImpact.of(story.facts(), revoked(since), Story.LAB, story.now());
  }

  @Test
  void whatIsForetoldIsWhatHappens() {
    var story = cleared();
    var before = story.facts().size();
    var impact = impact(story, SINCE);
    assertThat(story.facts()).as("nothing is recorded").hasSize(before);
    assertThat(impact.safeguards())
        .extracting(change -> change.safeguardKey() + " " + change.before() + " " + change.after())
        .containsExactly("BIO-CLS VALIDATED LAPSED", "BIO-CLS VALIDATED LAPSED");
    assertThat(impact.halts())
        .extracting(halt -> halt.thresholdKey() + " " + halt.cause())
        .containsExactly("BIO-2 " + Cause.VALIDATION_LOST);
    assertThat(impact.requests())
        .filteredOn(change -> change.request().equals(WorkedExampleTest.request().request()))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.before().outcome()).isEqualTo(Outcome.CLEARED);
              assertThat(change.after().outcome()).isEqualTo(Outcome.HALTED);
            });
    story.file(BIO_CLS.value(), KESTREL, revoked(SINCE));
    var halt = WorkedExampleTest.halt(story, "BIO-2").opened();
    assertThat(halt.cause()).isEqualTo(Cause.VALIDATION_LOST);
    assertThat(story.decided(WorkedExampleTest.request().request()).outcome())
        .isEqualTo(Outcome.HALTED);
    assertThat(impact.impeached())
        .extracting(ImpeachDecision::impeachment)
        .isNotEmpty()
        .containsExactlyElementsOf(
            story.read().history().stream(DecisionImpeached.class).map(e -> e.fact()).toList());
  }

  @Test
  void aRevocationFromNowOnImpeachesNothing() {
    var story = cleared();
    assertThat(impact(story, story.now()).impeached()).isEmpty();
    assertThat(impact(story, story.now()).halts()).hasSize(1);
  }

  @Test
  void whatSomebodyElseValidatedTooDoesNotFall() {
    var story = WorkedExampleTest.toStep14();
    Aurelia.validate(story, 15, "BIO-CLS", "2027-02-04T00:00:00Z");
    story.at("2026-08-12T12:00:00Z");
    var impact = impact(story, SINCE);
    assertThat(impact.halts()).isEmpty();
    assertThat(impact.safeguards()).isEmpty();
  }

  @Test
  void whatRestedOnItIsDecidedAgainThoughTheAnswerIsTheSame() {
    var story = WorkedExampleTest.toStep14();
    Aurelia.validate(story, 15, "BIO-CLS", "2027-02-04T00:00:00Z");
    story.at("2026-08-12T12:00:00Z");
    var request = WorkedExampleTest.request().request();
    var before = story.decided(request);
    assertThat(before.outcome()).isEqualTo(Outcome.CLEARED);
    var newest = new AttestationId("att_" + Story.digits(15));
    story.file(newest.value(), KESTREL, revoked(newest, SINCE));
    var after = story.decided(request);
    assertThat(after.outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(after.reasons()).isEqualTo(before.reasons());
    assertThat(after.validUntil()).isEqualTo(before.validUntil());
    assertThat(after.decision()).isNotEqualTo(before.decision());
    assertThat(story.read().history().stream(DecisionImpeached.class).map(e -> e.fact().decision()))
        .contains(before.decision())
        .doesNotContain(after.decision());
    assertThat(Recomputation.of(story, after)).isEqualTo(after);
  }

  @Test
  void whatFallsAnywayIsNotPutDownToIt() {
    var story = cleared();
    var again = impact(story, SINCE);
    story.file(BIO_CLS.value(), KESTREL, revoked(SINCE));
    var twice = impact(story, SINCE);
    assertThat(again.safeguards().stream().map(change -> change.after()))
        .allMatch(status -> status != Status.VALIDATED);
    assertThat(twice.safeguards()).isEmpty();
    assertThat(twice.halts()).isEmpty();
    assertThat(twice.requests()).isEmpty();
  }
}
