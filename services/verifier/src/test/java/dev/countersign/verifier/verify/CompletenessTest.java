package dev.countersign.verifier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.Stage;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.bundle.Bundle.Cut;
import dev.countersign.proofs.bundle.BundleText;
import dev.countersign.proofs.index.Head;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Anyone can see that these are all halts of a deployed model, and that one is missing. */
class CompletenessTest {
  private static final String CHAIN = "deployed:mdl_" + Aurelia.digits(1);
  private static final String LAST = "hlt_" + Aurelia.digits(3);

  private final Ledger ledger = new Ledger();

  private void halts(int many) {
    for (int number = 1; number <= many; number++) {
      var id = new HaltId("hlt_" + Aurelia.digits(number));
      ledger.append(
          id.value(),
          Ledger.PLATFORM,
          new HaltOpened(
              id,
              new ModelVersionId("mv_" + Aurelia.digits(1)),
              "CYBER-2",
              "ab".repeat(32),
              List.of(Stage.SCALE),
              Cause.CROSSING,
              "evl_" + Aurelia.digits(1)),
          CHAIN);
    }
  }

  private Verdict shown(Head head, Predicate<Ledger.Logged> kept) {
    var all = ledger.bundle(LAST, List.of(), kept);
    var cut =
        new Bundle(
            LAST, Cut.PUBLIC, List.of(), all.checkpoint(), all.entries(), List.of(head), List.of());
    var read = BundleText.read(BundleText.write(cut).getBytes(StandardCharsets.UTF_8));
    return new Verification(read, List.of(ledger.verifier())).verdict();
  }

  @Test
  void theseAreAllHaltsOfADeployedModel() {
    halts(3);
    ledger.status();
    var verdict = shown(ledger.head(CHAIN), logged -> true);
    assertThat(verdict.result()).isEqualTo(Result.PROVEN);
    assertThat(verdict.holds()).anyMatch(line -> line.startsWith("These are all 3 records"));
    assertThat(verdict.reasons()).contains("3 × HALT_OPENED");
  }

  @Test
  void aHaltThatIsLeftOutIsMissed() {
    halts(3);
    ledger.status();
    for (int left = 1; left <= 3; left++) {
      var without = "hlt_" + Aurelia.digits(left);
      var verdict =
          shown(ledger.head(CHAIN), logged -> !logged.fact().header().id().equals(without));
      assertThat(verdict.holds()).as(without).noneMatch(line -> line.startsWith("These are all"));
      assertThat(verdict.result()).as(without).isEqualTo(Result.REFUSED);
    }
  }

  @Test
  void aHeadOfBeforeTheLastHaltIsFalse() {
    halts(2);
    ledger.status();
    var before = ledger.head(CHAIN);
    halts(3);
    ledger.status();
    assertThat(shown(before, logged -> true).result()).isEqualTo(Result.REFUSED);
  }

  @Test
  void withoutAStatusAHeadShowsNothing() {
    halts(3);
    ledger.status();
    var verdict =
        shown(ledger.head(CHAIN), logged -> logged.fact().header().id().startsWith("hlt_"));
    assertThat(verdict.result()).isEqualTo(Result.REFUSED);
  }
}
