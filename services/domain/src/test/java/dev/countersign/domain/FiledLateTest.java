package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.gate.Decision;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.Stage;
import java.math.BigDecimal;
import java.time.Instant;
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
    return Gate.decide(story.read().at(Instant.parse(at)), REQUEST);
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
