package dev.countersign.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.EvaluationFact.Elicitation;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** At least as strong in every respect, or not strong enough. */
class StrengthTest {
  private static final Elicitation EARLIER =
      new Elicitation(List.of("agent"), null, true, true, BigDecimal.TEN, List.of("weights"));

  private static boolean isEnough(Elicitation later) {
    return Strength.atLeast(later, EARLIER);
  }

  @Test
  void theSameAndMoreAreEnough() {
    assertThat(isEnough(EARLIER)).isTrue();
    assertThat(
            isEnough(
                new Elicitation(
                    List.of("best-of-n", "agent"),
                    null,
                    true,
                    true,
                    new BigDecimal("11"),
                    List.of("logits", "weights"))))
        .isTrue();
  }

  @Test
  void lessInOneRespectIsNotEnoughWhateverElseIsMore() {
    var more = List.of("agent", "best-of-n");
    var access = List.of("weights", "logits");
    assertThat(
            List.of(
                new Elicitation(List.of("best-of-n"), null, true, true, BigDecimal.TEN, access),
                new Elicitation(more, null, false, true, BigDecimal.TEN, access),
                new Elicitation(more, null, true, false, BigDecimal.TEN, access),
                new Elicitation(more, null, true, true, new BigDecimal("9"), access),
                new Elicitation(more, null, true, true, BigDecimal.TEN, List.of("logits"))))
        .noneMatch(StrengthTest::isEnough);
  }

  @Test
  void whatWasNotTriedBeforeNeedNotBeTried() {
    var weak = new Elicitation(List.of(), null, false, false, BigDecimal.ZERO, List.of());
    assertThat(Strength.atLeast(weak, weak)).isTrue();
    assertThat(Strength.atLeast(EARLIER, weak)).isTrue();
  }

  @Test
  void everyIndicatorNeedsAsManySamples() {
    var a = new Result("a", 1L, null, null, 100, 100);
    var b = new Result("b", 1L, null, null, 100, 100);
    assertThat(Strength.atLeast(List.of(a, b), List.of(a))).isTrue();
    assertThat(Strength.atLeast(List.of(a), List.of(a, b))).isFalse();
    assertThat(Strength.atLeast(List.of(new Result("a", 1L, null, null, 99, 99)), List.of(a)))
        .isFalse();
  }
}
