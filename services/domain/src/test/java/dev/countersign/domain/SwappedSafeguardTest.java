package dev.countersign.domain;

import static dev.countersign.domain.HaltTales.PROTECTED;
import static dev.countersign.domain.HaltTales.halts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.gate.Outcome;
import org.junit.jupiter.api.Test;

/** What officers agreed to is not swapped for what is validated elsewhere, without them. */
class SwappedSafeguardTest {
  /**
   * A crosses, is protected, and its halt is lifted; nothing binds the parent that it comes from.
   */
  private static final String AGREED =
      "policy; model P; model A from P x1; kestrel evaluates A: 300 of 400; "
          + PROTECTED
          + "lift of A; day 10; ";

  private static final String ELSEWHERE =
      "safeguard on INTERNAL of P like other; kestrel validates INTERNAL of P; ";

  @Test
  void whatWasValidatedOnTheParentBeforeTakesTheValidationAway() {
    assertThat(Tale.of(AGREED + "ask SCALE A").answer().outcome()).isEqualTo(Outcome.CLEARED);
    var swapped =
        Tale.of(AGREED + ELSEWHERE + "safeguard on INTERNAL of A like other; ask SCALE A");
    assertThat(swapped.codes()).containsExactlyInAnyOrder("OPEN_HALT", "SAFEGUARD_DEGRADED");
    assertThat(swapped.halt("A").opened().cause()).isEqualTo(Cause.VALIDATION_LOST);
    assertThat(swapped.go("kestrel validates INTERNAL of A; ask SCALE A").codes())
        .containsExactlyInAnyOrder("OPEN_HALT", "SAFEGUARDS_VALIDATED");
    assertThat(swapped.go("lift of A; day 30; ask SCALE A").answer().outcome())
        .isEqualTo(Outcome.CLEARED);
  }

  @Test
  void aChildCannotTakeWhatItsGrandparentHadInsteadOfWhatItInherited() {
    var child = AGREED + ELSEWHERE + "model B from A x1; ";
    assertThat(Tale.of(child + "ask SCALE B").answer().outcome()).isEqualTo(Outcome.CLEARED);
    var swapped = Tale.of(child + "safeguard on INTERNAL of B like other; ask SCALE B");
    assertThat(swapped.codes()).containsExactlyInAnyOrder("OPEN_HALT", "SAFEGUARD_DEGRADED");
    assertThat(swapped.halt("B").opened().cause()).isEqualTo(Cause.VALIDATION_LOST);
  }

  @Test
  void whatStoodBetweenWithoutAValidationHidesNothing() {
    var swapped =
        Tale.of(
            "policy; model P; model A from P x1; "
                + PROTECTED
                + "safeguard on INTERNAL of A like third; "
                + ELSEWHERE
                + "safeguard on INTERNAL of A like other; kestrel evaluates A: 300 of 400; "
                + "ask SCALE A");
    assertThat(swapped.codes()).containsExactlyInAnyOrder("OPEN_HALT", "SAFEGUARD_DEGRADED");
  }

  @Test
  void whatTheParentIsValidatedInAfterItStandsOnTheChildCountsForItOnceOfficersAgree() {
    var later =
        Tale.of(AGREED + "safeguard on INTERNAL of A like other; " + ELSEWHERE + "ask SCALE A");
    assertThat(later.codes()).containsExactlyInAnyOrder("OPEN_HALT", "SAFEGUARDS_VALIDATED");
    assertThat(later.go("lift of A; day 30; ask SCALE A").answer().outcome())
        .isEqualTo(Outcome.CLEARED);
  }

  @Test
  void whatGoesBackToWhatWasValidatedThereIsValidated() {
    var back =
        AGREED
            + "safeguard on INTERNAL of A like other; kestrel validates INTERNAL of A; "
            + "lift of A; day 30; safeguard on INTERNAL of A; ";
    var tale = Tale.of(back + "ask SCALE A");
    assertThat(tale.answer().outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(halts(back)).isEqualTo(2);
  }

  @Test
  void whatIsStatedAgainAsItWasInheritedKeepsItsValidation() {
    var inherited =
        "policy; model P; model A from P x1; "
            + PROTECTED.replace("of A", "of P")
            + "kestrel evaluates A: 300 of 400; lift of A; day 10; safeguard on INTERNAL of A; ";
    assertThat(Tale.of(inherited + "ask SCALE A").answer().outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(halts(inherited)).isOne();
  }

  @Test
  void whatAnAuditorFindsWhereSomethingElseStoodValidatesNothing() {
    var proposed =
        "policy; model P; model A from P x1; safeguard on INTERNAL of A; "
            + "safeguard on INTERNAL of P like other; "
            + "proposed safeguard on INTERNAL of A like other; kestrel validates INTERNAL of A; "
            + "implement INTERNAL of A; kestrel evaluates A: 300 of 400; ask SCALE A";
    assertThat(Tale.of(proposed).codes()).contains("SAFEGUARD_NOT_VALIDATED");
  }
}
