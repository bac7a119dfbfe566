package dev.countersign.domain;

import static dev.countersign.domain.Auditors.AURELIA;
import static dev.countersign.domain.Auditors.KESTREL;
import static dev.countersign.domain.Auditors.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.fact.EngagementFact.Holder;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.domain.fact.EngagementFact.Scope;
import dev.countersign.domain.fact.EngagementFact.Terms;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.independence.Conflict;
import dev.countersign.domain.independence.Conflicts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends an auditor's independence, by its own word and its terms. */
class IndependenceTest {
  private static final Terms FIXED = new Terms("fixed", false, false);
  private static final String JULY = "2026-07-01T00:00:00Z";

  private final Story story = new Story("2026-03-01T00:00:00Z");

  private Optional<Conflict> conflict(OrganisationId auditor, String at, String... subjects) {
    return Conflicts.of(story.read().history())
        .disqualifying(auditor, AURELIA, List.of(subjects), Instant.parse(at));
  }

  private @Nullable String code(OrganisationId auditor, String at, String... subjects) {
    return conflict(auditor, at, subjects).map(Conflict::code).orElse(null);
  }

  private EngagementId engaged(Relationship... relationships) {
    Auditors.registerAll(story);
    var engagement = Auditors.engage(story, KESTREL, 1, FIXED);
    Auditors.declare(story, KESTREL, engagement, relationships);
    return engagement;
  }

  @ParameterizedTest
  @CsvSource({
    "DEBT, COI_DEBT",
    "OPTIONS, COI_OPTIONS",
    "EQUITY, COI_EQUITY",
    "FAMILY, COI_FAMILY",
    "OPERATIONAL_DEPENDENCE, COI_DEPENDENCE",
    "PUBLICATION_VETO, COI_PUBLICATION_VETO",
    "CONTINGENT_FEE, COI_CONTINGENT_FEE",
    "EMPLOYMENT, COI_EMPLOYMENT",
    "AUTHORSHIP, COI_AUTHORSHIP",
    "FREE_COMPUTE,",
    "CO_PUBLICATION,",
    "COMPETITOR_FUNDING,"
  })
  void aRelationshipDisqualifiesOrIsDisclosed(RelationshipKind kind, @Nullable String expected) {
    engaged(with(kind, "Aurelia Labs", null, JULY));
    assertThat(code(KESTREL, "2026-06-30T23:59:59Z")).isNull();
    assertThat(code(KESTREL, JULY)).isEqualTo(expected);
    var disclosed = Conflicts.of(story.read().history()).disclosed(KESTREL, Instant.parse(JULY));
    assertThat(disclosed).isEqualTo(expected == null ? List.of(kind) : List.of());
  }

  @ParameterizedTest
  @CsvSource({"0.50, ", "0.5001, COI_REVENUE", "0.15, ", "0.62, COI_REVENUE"})
  void moreThanHalfOfTheRevenueDisqualifies(String share, @Nullable String expected) {
    engaged(with(RelationshipKind.REVENUE, "Aurelia Cloud", share, JULY));
    assertThat(code(KESTREL, "2026-07-20T00:00:00Z")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0.1499, false", "0.15, true", "0.50, true", "0.51, false"})
  void fromFifteenPercentToHalfRevenueIsDisclosed(String share, boolean disclosed) {
    engaged(with(RelationshipKind.REVENUE, "Aurelia Cloud", share, JULY));
    assertThat(
            Conflicts.of(story.read().history())
                .disclosed(KESTREL, Instant.parse("2026-07-20T00:00:00Z")))
        .isEqualTo(disclosed ? List.of(RelationshipKind.REVENUE) : List.of());
  }

  @Test
  void revenueFromTheLabAndItsAffiliatesIsAddedUp() {
    engaged(
        with(RelationshipKind.REVENUE, "Aurelia Labs", "0.30", "2025-01-01T00:00:00Z"),
        with(RelationshipKind.REVENUE, "Aurelia Cloud", "0.25", JULY));
    assertThat(code(KESTREL, "2026-06-30T00:00:00Z")).isNull();
    assertThat(conflict(KESTREL, "2026-07-20T00:00:00Z"))
        .hasValueSatisfying(conflict -> assertThat(conflict.since()).isEqualTo(JULY));
  }

  @Test
  void revenueThatEndedIsWeighedOverTheTrailingTwelveMonths() {
    var ended =
        new Relationship(
            RelationshipKind.REVENUE,
            "Aurelia Labs",
            null,
            new BigDecimal("0.60"),
            Instant.parse("2024-01-01T00:00:00Z"),
            Instant.parse("2026-04-01T00:00:00Z"),
            null,
            null);
    engaged(ended);
    assertThat(code(KESTREL, "2026-04-02T00:00:00Z")).isEqualTo("COI_REVENUE");
    // Ten of twelve months of 60% are half.
    assertThat(code(KESTREL, "2026-06-30T00:00:00Z")).isNull();
  }

  @Test
  void employmentCountsForTwentyFourMonthsAfterItsEnd() {
    engaged(
        new Relationship(
            RelationshipKind.EMPLOYMENT,
            "Aurelia Labs",
            Holder.LEAD_CHAIN,
            null,
            Instant.parse("2022-01-01T00:00:00Z"),
            Instant.parse("2024-07-01T00:00:00Z"),
            null,
            null));
    assertThat(code(KESTREL, "2026-06-30T23:59:59Z")).isEqualTo("COI_EMPLOYMENT");
    assertThat(code(KESTREL, JULY)).isNull();
  }

  @Test
  void anAuthorIsExcludedOnlyFromWhatItWrote() {
    engaged(
        new Relationship(
            RelationshipKind.AUTHORSHIP,
            "Aurelia Labs",
            Holder.STAFF,
            null,
            Auditors.ALWAYS,
            null,
            List.of("CY-CLS"),
            null));
    assertThat(code(KESTREL, JULY, "CY-CLS")).isEqualTo("COI_AUTHORSHIP");
    assertThat(code(KESTREL, JULY, "CY-KYC")).isNull();
  }

  @Test
  void whoWroteSomethingStaysItsAuthor() {
    engaged(
        new Relationship(
            RelationshipKind.AUTHORSHIP,
            "Aurelia Labs",
            Holder.STAFF,
            null,
            Instant.parse("2025-01-01T00:00:00Z"),
            Instant.parse("2025-06-01T00:00:00Z"),
            List.of("CY-CLS"),
            null));
    assertThat(code(KESTREL, "2024-12-31T00:00:00Z", "CY-CLS")).isNull();
    assertThat(code(KESTREL, JULY, "CY-CLS")).isEqualTo("COI_AUTHORSHIP");
  }

  @Test
  void whatStaffOutsideTheLeadsChainHoldIsDisclosed() {
    engaged(
        new Relationship(
            RelationshipKind.EQUITY,
            "Aurelia Labs",
            Holder.STAFF,
            new BigDecimal("0.0001"),
            Auditors.ALWAYS,
            null,
            null,
            null));
    assertThat(code(KESTREL, JULY)).isNull();
  }

  @Test
  void aRelationshipIsNotUnsaidByLeavingItOut() {
    var engagement =
        engaged(with(RelationshipKind.FAMILY, "Aurelia Labs", null, "2026-01-01T00:00:00Z"));
    Auditors.declare(story, KESTREL, engagement);
    assertThat(code(KESTREL, JULY)).isEqualTo("COI_FAMILY");
  }

  @Test
  void theTermsOfAnAcceptedEngagementDisqualify() {
    Auditors.registerAll(story);
    Auditors.engage(story, KESTREL, 1, new Terms("on success", true, false));
    assertThat(code(KESTREL, JULY)).isEqualTo("COI_CONTINGENT_FEE");
    assertThat(code(KESTREL, "2027-12-31T00:00:00Z")).isNull();
  }

  @Test
  void anOfferThatNobodyAcceptedDisqualifiesNobodyButIsForeseen() {
    Auditors.registerAll(story);
    var id = new EngagementId("eng_" + Story.digits(7));
    story.file(
        id.value(),
        new EngagementOffered(
            id,
            KESTREL,
            new Scope(null, null, null, List.of()),
            Instant.parse("2026-03-01T00:00:00Z"),
            Instant.parse("2027-12-31T00:00:00Z"),
            new Terms(null, false, true)));
    assertThat(code(KESTREL, JULY)).isNull();
    var foreseen =
        Conflicts.of(story.read().history())
            .foreseen(
                KESTREL,
                AURELIA,
                List.of(with(RelationshipKind.FAMILY, "Aurelia Labs", null, JULY)),
                Instant.parse(JULY));
    assertThat(foreseen)
        .extracting(Conflict::code)
        .containsExactly("COI_FAMILY", "COI_PUBLICATION_VETO");
  }
}
