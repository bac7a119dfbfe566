package dev.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.RuleBrokenException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PublicationTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-26T00:00:00Z");

  private static void refused(String code, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            RuleBrokenException.class,
            broken -> org.assertj.core.api.Assertions.assertThat(broken.code()).isEqualTo(code));
  }

  @Test
  void nobodyApprovesWhatTheyWrote() {
    refused("SELF_APPROVAL", () -> Publication.checkApproval("ann", Set.of(), "ann"));
  }

  @Test
  void nobodyApprovesTwice() {
    refused("ALREADY_APPROVED", () -> Publication.checkApproval("ann", Set.of("bea"), "bea"));
  }

  @Test
  void nobodyPublishesWhatTheyWrote() {
    refused("SELF_PUBLICATION", () -> Publication.checkPublisher("ann", Set.of("bea"), "ann"));
  }

  @Test
  void thePublishersOwnApprovalIsNotAnothers() {
    refused("APPROVAL_MISSING", () -> Publication.checkPublisher("ann", Set.of(), "bea"));
    refused("APPROVAL_MISSING", () -> Publication.checkPublisher("ann", Set.of("bea"), "bea"));
    assertThatCode(() -> Publication.checkPublisher("ann", Set.of("bea", "cid"), "bea"))
        .doesNotThrowAnyException();
  }

  @Test
  void noTwoVersionsTakeEffectAtOnceOrOutOfOrder() {
    refused("EFFECTIVE_INTERVALS_OVERLAP", () -> Publication.checkInterval(MARCH, List.of(MARCH)));
    refused("EFFECTIVE_INTERVALS_OVERLAP", () -> Publication.checkInterval(MARCH, List.of(JUNE)));
    assertThatCode(() -> Publication.checkInterval(JUNE, List.of(MARCH)))
        .doesNotThrowAnyException();
  }

  @Test
  void aVersionTakesEffectAfterTheOneItFollows() {
    refused("EFFECTIVE_DATES_CONTRADICT", () -> Publication.checkOrder(MARCH, MARCH));
    refused("EFFECTIVE_DATES_CONTRADICT", () -> Publication.checkOrder(MARCH, JUNE));
    assertThatCode(() -> Publication.checkOrder(JUNE, MARCH)).doesNotThrowAnyException();
    assertThatCode(() -> Publication.checkOrder(MARCH, null)).doesNotThrowAnyException();
  }
}
