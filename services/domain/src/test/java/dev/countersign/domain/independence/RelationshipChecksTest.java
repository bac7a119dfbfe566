package dev.countersign.domain.independence;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A relationship that cannot be is refused when it is stated. */
class RelationshipChecksTest {
  private static final Instant AT = Instant.parse("2026-07-01T00:00:00Z");

  private static Relationship relationship(
      RelationshipKind kind,
      @Nullable String share,
      Instant from,
      @Nullable Instant until,
      @Nullable List<String> scope) {
    return new Relationship(
        kind,
        "Aurelia Labs",
        null,
        share == null ? null : new BigDecimal(share),
        from,
        until,
        scope,
        null);
  }

  private static void refused(String code, Relationship relationship) {
    assertThatThrownBy(() -> RelationshipChecks.check(relationship, AT))
        .extracting("code")
        .isEqualTo(code);
  }

  private static void taken(Relationship relationship) {
    assertThatCode(() -> RelationshipChecks.check(relationship, AT)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"-0.01, false", "0, true", "0.5, true", "1, true", "1.01, false"})
  void aShareIsFromNothingToAll(String share, boolean taken) {
    var stated = relationship(RelationshipKind.REVENUE, share, AT, null, null);
    if (taken) {
      taken(stated);
    } else {
      refused("SHARE_OUT_OF_RANGE", stated);
    }
  }

  @Test
  void revenueIsStatedWithItsShareAndNothingElseNeedsOne() {
    refused("SHARE_MISSING", relationship(RelationshipKind.REVENUE, null, AT, null, null));
    taken(relationship(RelationshipKind.FAMILY, null, AT, null, null));
  }

  @Test
  void whatHasNotBegunIsNotStated() {
    refused(
        "FUTURE_DATED", relationship(RelationshipKind.FAMILY, null, AT.plusSeconds(1), null, null));
    taken(relationship(RelationshipKind.FAMILY, null, AT, null, null));
  }

  @Test
  void itEndsAfterItBegins() {
    refused("INTERVAL_EMPTY", relationship(RelationshipKind.FAMILY, null, AT, AT, null));
    refused(
        "INTERVAL_EMPTY",
        relationship(RelationshipKind.FAMILY, null, AT, AT.minusSeconds(1), null));
    taken(relationship(RelationshipKind.FAMILY, null, AT, AT.plusSeconds(1), null));
  }

  @Test
  void onlyAnAuthorshipIsLimited() {
    refused(
        "SCOPE_NOT_ALLOWED",
        relationship(RelationshipKind.FAMILY, null, AT, null, List.of("CYBER-2")));
    taken(relationship(RelationshipKind.AUTHORSHIP, null, AT, null, List.of("CYBER-2")));
  }
}
