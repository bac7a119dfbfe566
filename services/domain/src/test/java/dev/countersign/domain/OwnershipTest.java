package dev.countersign.domain;

import static dev.countersign.domain.Auditors.AURELIA;
import static dev.countersign.domain.Auditors.BRACKEN;
import static dev.countersign.domain.Auditors.KESTREL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.OrganisationFact.Company;
import dev.countersign.domain.fact.OrganisationFact.OwnershipRecorded;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.OwnershipId;
import dev.countersign.domain.independence.Conflict;
import dev.countersign.domain.independence.Conflicts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What ties an auditor to a lab by ownership: the affiliate graph. */
class OwnershipTest {
  private static final String JULY = "2026-07-01T00:00:00Z";

  private final Story story = new Story("2026-03-01T00:00:00Z");

  private Optional<Conflict> conflict(OrganisationId auditor, String at, String... subjects) {
    return Conflicts.of(story.read().history())
        .disqualifying(auditor, AURELIA, List.of(subjects), Instant.parse(at));
  }

  private @Nullable String code(OrganisationId auditor, String at, String... subjects) {
    return conflict(auditor, at, subjects).map(Conflict::code).orElse(null);
  }

  @Test
  void step9AParentThatHoldsAPartOfTheLabDisqualifies() {
    Auditors.registerAll(story);
    assertThat(conflict(BRACKEN, JULY))
        .hasValueSatisfying(
            conflict -> {
              assertThat(conflict.code()).isEqualTo("COI_EQUITY_AFFILIATE");
              assertThat(conflict.since()).isEqualTo(Auditors.ALWAYS);
              assertThat(conflict.sentence()).contains("owns 0.04 of Aurelia Labs");
            });
    assertThat(code(KESTREL, JULY)).isNull();
  }

  @Test
  void aChainOfOwnersTiesThroughSeveralCompanies() {
    Auditors.registerAll(story);
    Auditors.owns(story, 1, "Hold A", "Kestrel Evals", "0.6", "2026-04-01T00:00:00Z");
    Auditors.owns(story, 2, "Hold B", "HOLD  A", "0.6", "2026-05-01T00:00:00Z");
    Auditors.owns(story, 3, "Hold B", "Fund C", "0.5", "2026-06-01T00:00:00Z");
    assertThat(code(KESTREL, "2026-06-15T00:00:00Z")).isNull();
    Auditors.owns(story, 4, "Fund C", "Aurelia Labs", "0.01", JULY);
    assertThat(code(KESTREL, "2026-06-30T00:00:00Z")).isNull();
    assertThat(conflict(KESTREL, JULY))
        .hasValueSatisfying(
            conflict -> {
              assertThat(conflict.code()).isEqualTo("COI_EQUITY_AFFILIATE");
              assertThat(conflict.since()).isEqualTo(JULY);
            });
  }

  @Test
  void ownershipTiesInBothDirections() {
    Auditors.registerAll(story);
    Auditors.owns(story, 1, "Aurelia Labs", "Aurelia Cloud", "1", JULY);
    Auditors.owns(story, 2, "Aurelia Cloud", "Kestrel Evals", "0.1", JULY);
    assertThat(code(KESTREL, JULY)).isEqualTo("COI_EQUITY_AFFILIATE");
  }

  @Test
  void aShareHeldDirectlyIsEquity() {
    Auditors.registerAll(story);
    Auditors.owns(story, 1, "Kestrel Evals", "Aurelia Labs", "0.001", JULY);
    assertThat(code(KESTREL, JULY)).isEqualTo("COI_EQUITY");
  }

  @Test
  void aJointVentureTies() {
    Auditors.registerAll(story);
    Auditors.owns(story, 1, "Kestrel Evals", "Venture", "0.5", JULY);
    Auditors.owns(story, 2, "Aurelia Labs", "Venture", "0.5", JULY);
    assertThat(code(KESTREL, JULY)).isEqualTo("COI_EQUITY_AFFILIATE");
  }

  @Test
  void strangersOfStrangersAreNotAffiliates() {
    Auditors.registerAll(story);
    Auditors.owns(story, 1, "P", "Kestrel Evals", "1", JULY);
    Auditors.owns(story, 2, "P", "Q", "1", JULY);
    Auditors.owns(story, 3, "R", "Q", "0.1", JULY);
    Auditors.owns(story, 4, "R", "S", "1", JULY);
    Auditors.owns(story, 5, "T", "S", "0.1", JULY);
    Auditors.owns(story, 6, "T", "Aurelia Labs", "1", JULY);
    assertThat(code(KESTREL, JULY)).isNull();
  }

  @Test
  void anOwnershipCountsOnlyOnceASecondRegistrarApprovedIt() {
    Auditors.registerAll(story);
    var id = new OwnershipId("own_" + Story.digits(1));
    story.file(
        id.value(),
        new OrganisationId("org_countersign"),
        new OwnershipRecorded(
            id,
            new Company("Kestrel Evals", KESTREL),
            new Company("Aurelia Labs", AURELIA),
            BigDecimal.ONE,
            Instant.parse(JULY),
            null,
            "rumour",
            "platform-registrar"));
    assertThat(code(KESTREL, JULY)).isNull();
  }

  @Test
  void anOwnershipThatWasRecordedByMistakeIsSetToNothing() {
    Auditors.registerAll(story);
    Auditors.owns(story, 1, "Kestrel Evals", "Aurelia Labs", "0.3", JULY);
    Auditors.owns(story, 2, "Kestrel Evals", "Aurelia Labs", "0", JULY);
    assertThat(code(KESTREL, JULY)).isNull();
  }

  @Test
  void aCircleOfOwnersEnds() {
    Auditors.registerAll(story);
    Auditors.owns(story, 1, "A", "B", "0.5", JULY);
    Auditors.owns(story, 2, "B", "A", "0.5", JULY);
    Auditors.owns(story, 3, "A", "Kestrel Evals", "0.5", JULY);
    assertThat(code(KESTREL, JULY)).isNull();
  }
}
