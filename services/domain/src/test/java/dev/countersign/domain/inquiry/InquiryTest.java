package dev.countersign.domain.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.InquiryFact.InquiryAnswered;
import dev.countersign.domain.fact.InquiryFact.InquiryClosed;
import dev.countersign.domain.fact.InquiryFact.InquiryExtended;
import dev.countersign.domain.fact.InquiryFact.InquiryOpened;
import dev.countersign.domain.fact.InquiryFact.InquiryOutcome;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.InquiryId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.inquiry.Inquiry.InquiryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A question of a regulator's, until a day; a day that has passed stays passed. */
class InquiryTest {
  private static final InquiryId ASKED = new InquiryId("inq_" + "1".repeat(32));
  private static final InquiryId OTHER = new InquiryId("inq_" + "2".repeat(32));
  private static final Instant DUE = Instant.parse("2026-06-10T00:00:00Z");
  private static final Instant BEFORE = DUE.minusSeconds(1);

  private final List<RecordedFact> facts = new ArrayList<>();

  private void record(String by, Instant at, Fact fact) {
    var id = ASKED.value();
    var header =
        new FactHeader(
            fact.kind(),
            1,
            id,
            new OrganisationId(by),
            new OrganisationId("org_aurelia"),
            at,
            at,
            new Position(1, facts.size() + 1, 1),
            null,
            null,
            List.of());
    facts.add(new RecordedFact(header, fact));
  }

  private void opened(InquiryId id) {
    record(
        "org_eu-ai-office",
        Instant.parse("2026-06-01T00:00:00Z"),
        new InquiryOpened(id, "E2", "Which scaffold?", List.of(), DUE, "eu-analyst", null));
  }

  private void answered(InquiryId id, Instant at) {
    record("org_aurelia", at, new InquiryAnswered(id, "Ours.", List.of(), "aurelia-officer"));
  }

  private void extended(InquiryId id, Instant to) {
    record("org_eu-ai-office", BEFORE, new InquiryExtended(id, to, "holidays"));
  }

  private void closed(InquiryId id) {
    record("org_eu-ai-office", DUE, new InquiryClosed(id, InquiryOutcome.RESPONSIVE, "thank you"));
  }

  private Inquiry read() {
    return Inquiry.of(History.of(facts)).getFirst();
  }

  private static void refused(String code, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOf(RuleBrokenException.class)
        .extracting(thrown -> ((RuleBrokenException) thrown).code())
        .isEqualTo(code);
  }

  @Test
  void itIsOpenUntilItsDayAndOverdueFromThatInstant() {
    opened(ASKED);
    assertThat(read().state(BEFORE)).isEqualTo(InquiryState.OPEN);
    assertThat(read().state(DUE)).isEqualTo(InquiryState.OVERDUE);
    assertThat(read().id()).isEqualTo(ASKED);
    assertThat(read().lab()).isEqualTo("org_aurelia");
    assertThat(read().regulator()).isEqualTo("org_eu-ai-office");
    assertThat(read().answeredAt()).isEmpty();
  }

  @Test
  void theFirstAnswerSaysWhetherItCameInTime() {
    opened(ASKED);
    answered(ASKED, BEFORE);
    answered(ASKED, DUE.plusSeconds(9));
    assertThat(read().state(DUE.plusSeconds(10))).isEqualTo(InquiryState.ANSWERED);
    assertThat(read().answeredAt()).contains(BEFORE);
    assertThat(read().answers()).hasSize(2);
  }

  @Test
  void anAnswerOnTheDayItselfIsLate() {
    opened(ASKED);
    answered(ASKED, DUE);
    assertThat(read().state(DUE)).isEqualTo(InquiryState.ANSWERED_LATE);
  }

  @Test
  void whatConcernsAnotherInquiryIsNotThisOnes() {
    opened(ASKED);
    opened(OTHER);
    answered(OTHER, BEFORE);
    extended(OTHER, DUE.plusSeconds(100));
    closed(OTHER);
    assertThat(read().answers()).isEmpty();
    assertThat(read().dueAt()).isEqualTo(DUE);
    assertThat(read().state(DUE)).isEqualTo(InquiryState.OVERDUE);
    assertThat(Inquiry.of(History.of(facts))).hasSize(2);
    assertThat(Inquiry.of(History.of(facts)).getLast().state(BEFORE))
        .isEqualTo(InquiryState.CLOSED);
  }

  @Test
  void theNewestExtensionGivesTheDay() {
    opened(ASKED);
    extended(ASKED, DUE.plusSeconds(10));
    extended(ASKED, DUE.plusSeconds(20));
    assertThat(read().dueAt()).isEqualTo(DUE.plusSeconds(20));
    assertThat(read().state(DUE.plusSeconds(19))).isEqualTo(InquiryState.OPEN);
  }

  @Test
  void anExtensionGivesMoreTimeAndOnlyBeforeTheDay() {
    opened(ASKED);
    var inquiry = read();
    refused("DEADLINE_NOT_LATER", () -> inquiry.requireLater(DUE, BEFORE));
    refused("DEADLINE_NOT_LATER", () -> inquiry.requireLater(BEFORE, BEFORE));
    refused("DEADLINE_PASSED", () -> inquiry.requireLater(DUE.plusSeconds(1), DUE));
    assertThatCode(() -> inquiry.requireLater(DUE.plusSeconds(1), BEFORE))
        .doesNotThrowAnyException();
  }

  @Test
  void afterTheEndNothingComesAnyMore() {
    opened(ASKED);
    assertThatCode(() -> read().requireOpen()).doesNotThrowAnyException();
    closed(ASKED);
    var inquiry = read();
    assertThat(inquiry.state(BEFORE)).isEqualTo(InquiryState.CLOSED);
    refused("INQUIRY_CLOSED", inquiry::requireOpen);
    refused("INQUIRY_CLOSED", () -> inquiry.requireLater(DUE.plusSeconds(1), BEFORE));
  }
}
