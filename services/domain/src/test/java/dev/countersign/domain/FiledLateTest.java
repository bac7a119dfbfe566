package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.EvaluationFact.EvaluationInvalidated;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.gate.Decision;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was completed in June and filed in September, asked of a day in between. */
class FiledLateTest {
  private static final ScaleUpRequested REQUEST =
      new ScaleUpRequested(
          new RequestId("req_" + Story.digits(1)),
          Aurelia.AUR_4,
          Stage.SCALE,
          new BigDecimal("6.2e26"));

  private static Decision answer(Conclusion conclusion, long successes, String at) {
    return answer(filedLate(conclusion, successes), at);
  }

  private static Decision answer(Story story, String at) {
    return Gate.decide(story.read().at(Instant.parse(at)), REQUEST);
  }

  private static Story filedLate(Conclusion conclusion, long successes) {
    var story = new Story("2026-03-01T00:00:00Z");
    Aurelia.publish(story, 20, "2026-03-01T00:00:00Z", Aurelia.policy(Aurelia.cyber2("0.60")));
    Aurelia.version(story, Aurelia.AUR_4, null, "1");
    Aurelia.register(story, 1, Story.LAB, Aurelia.AUR_4, "CYBER-2");
    story.at("2026-09-01T00:00:00Z");
    Aurelia.complete(
        story,
        1,
        Story.LAB,
        Aurelia.AUR_4,
        "2026-06-10T00:00:00Z",
        "CYBER-2",
        conclusion,
        Aurelia.proportion(successes, 400, 400));
    return story;
  }

  /** Two evaluations in June, filed at once, the first of them near the threshold. */
  private static Story twoInJune() {
    var story = new Story("2026-03-01T00:00:00Z");
    Aurelia.publish(story, 20, "2026-03-01T00:00:00Z", Aurelia.policy(Aurelia.cyber2("0.60")));
    Aurelia.version(story, Aurelia.AUR_4, null, "1");
    evaluated(story, 1, Conclusion.APPROACHING, 212);
    evaluated(story, 2, Conclusion.RULED_OUT, 40);
    return story;
  }

  private static void evaluated(Story story, int number, Conclusion conclusion, long successes) {
    story.at("2026-06-10T00:00:0%dZ".formatted(number));
    Aurelia.evaluate(
        story,
        number,
        Story.LAB,
        Aurelia.AUR_4,
        story.now().toString(),
        "CYBER-2",
        conclusion,
        Aurelia.proportion(successes, 400, 400));
  }

  private static void takenBack(Story story, int number) {
    var id = new EvaluationId("evl_" + Story.digits(number));
    story.file(id.value(), new EvaluationInvalidated(id, "the wrong checkpoint"));
  }

  @Test
  void whatIsNearAThresholdAndTakenBackLaterAlarmedUntilThen() {
    var story = twoInJune();
    assertThat(Story.codes(answer(story, "2026-06-15T00:00:00Z"))).containsExactly("NOT_ATTESTED");
    story.at("2026-09-01T00:00:00Z");
    takenBack(story, 1);
    assertThat(answer(story, "2026-09-01T00:00:00Z").outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(Story.codes(answer(story, "2026-08-31T23:59:59Z"))).containsExactly("NOT_ATTESTED");
  }

  @Test
  void whatRuledOutAndWasTakenBackLaterRuledNothingOut() {
    var story = new Story("2026-03-01T00:00:00Z");
    Aurelia.publish(story, 20, "2026-03-01T00:00:00Z", Aurelia.policy(Aurelia.cyber2("0.60")));
    Aurelia.version(story, Aurelia.AUR_4, null, "1");
    evaluated(story, 1, Conclusion.RULED_OUT, 40);
    assertThat(answer(story, "2026-06-15T00:00:00Z").outcome()).isEqualTo(Outcome.CLEARED);
    story.at("2026-09-01T00:00:00Z");
    takenBack(story, 1);
    assertThat(Story.codes(answer(story, "2026-06-15T00:00:00Z"))).containsExactly("NOT_ASSESSED");
  }

  @Test
  void whatIsFiledLateAndNearAThresholdAlarmsAndClearsNothing() {
    var story = filedLate(Conclusion.APPROACHING, 212);
    Aurelia.attest(
        story,
        new Aurelia.Attested(
            1,
            Aurelia.KESTREL,
            Aurelia.AUR_4,
            new EvaluationId("evl_" + Story.digits(1)),
            List.of(
                new ThresholdFinding("CYBER-2", Story.digest("policy 20"), Conclusion.APPROACHING)),
            List.of(),
            Instant.parse("2027-01-01T00:00:00Z"),
            null,
            null));
    assertThat(answer(story, "2026-09-01T00:00:00Z").outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(Story.codes(answer(story, "2026-08-31T00:00:00Z")))
        .containsExactly("APPROACHING_NOT_STRUCTURED");
  }

  @Test
  void aCompletionThatIsFiledLateMakesNoPastDayLookCompliant() {
    assertThat(answer(Conclusion.RULED_OUT, 40, "2026-09-01T00:00:00Z").outcome())
        .isEqualTo(Outcome.CLEARED);
    assertThat(Story.codes(answer(Conclusion.RULED_OUT, 40, "2026-08-31T23:59:59Z")))
        .containsExactly("NOT_ASSESSED");
  }

  @Test
  void aCrossingThatIsFiledLateBindsTheDaysBefore() {
    assertThat(answer(Conclusion.REACHED, 300, "2026-06-15T00:00:00Z").outcome())
        .isEqualTo(Outcome.HALTED);
  }
}
