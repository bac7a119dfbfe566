package dev.countersign.domain;

import static dev.countersign.domain.Auditors.AURELIA;
import static dev.countersign.domain.Auditors.BRACKEN;
import static dev.countersign.domain.Auditors.KESTREL;
import static dev.countersign.domain.Auditors.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.AttestationFact.Validation;
import dev.countersign.domain.fact.EngagementFact.IndependenceDeclared;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.domain.fact.EngagementFact.Terms;
import dev.countersign.domain.id.DeclarationId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.independence.Conflict;
import dev.countersign.domain.independence.Conflicts;
import dev.countersign.domain.independence.Suspensions;
import dev.countersign.domain.policy.Surface;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Since when a tie holds, what it was learnt from, and what it does not reach. */
class WhatTiesAreLearntFromTest {
  private static final Terms FIXED = new Terms("fixed", false, false);
  private static final String JULY = "2026-07-01T00:00:00Z";
  private static final String AUGUST = "2026-08-01T00:00:00Z";

  private final Story story = new Story("2026-03-01T00:00:00Z");

  private EngagementId engaged() {
    Auditors.registerAll(story);
    return Auditors.engage(story, KESTREL, 1, FIXED);
  }

  private Optional<Conflict> conflict(OrganisationId auditor, String at) {
    return Conflicts.of(story.read().history())
        .disqualifying(auditor, AURELIA, List.of(), Instant.parse(at));
  }

  private static String declaration(Relationship relationship) {
    return Auditors.declaration(relationship).value();
  }

  private static Relationship earns(
      String with, String share, String from, @Nullable String until) {
    return new Relationship(
        RelationshipKind.REVENUE,
        with,
        null,
        new BigDecimal(share),
        Instant.parse(from),
        until == null ? null : Instant.parse(until),
        null,
        null);
  }

  private void declares(EngagementId engagement, boolean control, String from, String until) {
    var id = new DeclarationId("dcl_" + Story.digits(77));
    story.file(
        id.value(),
        KESTREL,
        new IndependenceDeclared(
            id,
            engagement,
            KESTREL,
            "lead",
            List.of(),
            List.of(),
            control,
            Instant.parse(from),
            Instant.parse(until),
            Story.digest("declaration"),
            Story.digest("envelope")));
  }

  @Test
  void controlOverWhatIsPublishedDisqualifiesForTheTimeDeclared() {
    declares(engaged(), true, JULY, AUGUST);
    assertThat(conflict(KESTREL, JULY))
        .hasValueSatisfying(
            conflict -> {
              assertThat(conflict.code()).isEqualTo("COI_PUBLICATION_VETO");
              assertThat(conflict.since()).isEqualTo(JULY);
              assertThat(conflict.causedBy()).isEqualTo("dcl_" + Story.digits(77));
            });
    assertThat(conflict(KESTREL, "2026-06-30T23:59:59Z")).isEmpty();
    assertThat(conflict(KESTREL, AUGUST)).isEmpty();
    assertThat(conflict(BRACKEN, JULY).map(Conflict::code)).contains("COI_EQUITY_AFFILIATE");
  }

  @Test
  void whoDeclaresNoControlHasNone() {
    declares(engaged(), false, JULY, AUGUST);
    assertThat(conflict(KESTREL, JULY)).isEmpty();
  }

  @Test
  void revenueIsLearntFromTheStatementThatBroughtItOverHalf() {
    var engagement = engaged();
    var before = earns("Aurelia Labs", "0.30", "2025-01-01T00:00:00Z", null);
    var over = earns("Aurelia Cloud", "0.30", JULY, null);
    Auditors.disclose(story.at(AUGUST), KESTREL, engagement, before);
    assertThat(conflict(KESTREL, AUGUST)).isEmpty();
    Auditors.disclose(story, KESTREL, engagement, over);
    Auditors.disclose(
        story, KESTREL, engagement, with(RelationshipKind.CO_PUBLICATION, "Aurelia", null, JULY));
    assertThat(conflict(KESTREL, AUGUST))
        .hasValueSatisfying(
            conflict -> {
              assertThat(conflict.since()).isEqualTo(JULY);
              assertThat(conflict.causedBy()).isEqualTo(declaration(over));
            });
  }

  @Test
  void revenueThatBeginsThisVeryInstantCountsAndOneThatHasEndedDoesNot() {
    var engagement = engaged();
    Auditors.disclose(
        story.at(JULY), KESTREL, engagement, earns("Aurelia Labs", "0.60", JULY, null));
    assertThat(conflict(KESTREL, JULY).map(Conflict::code)).contains("COI_REVENUE");
    assertThat(conflict(KESTREL, "2026-06-30T23:59:59Z")).isEmpty();
  }

  @Test
  void aRelationshipThatIsOverIsNotDisclosedAnyMore() {
    var engagement = engaged();
    Auditors.disclose(
        story.at(JULY),
        KESTREL,
        engagement,
        new Relationship(
            RelationshipKind.CO_PUBLICATION,
            "Aurelia Labs",
            null,
            null,
            Instant.parse("2026-04-01T00:00:00Z"),
            Instant.parse("2026-05-01T00:00:00Z"),
            null,
            null));
    var conflicts = Conflicts.of(story.read().history());
    assertThat(conflicts.disclosed(KESTREL, Instant.parse("2026-04-15T00:00:00Z")))
        .containsExactly(RelationshipKind.CO_PUBLICATION);
    assertThat(conflicts.disclosed(KESTREL, Instant.parse("2026-05-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void whatIsForeseenIsLearntFromNothingOnRecord() {
    engaged();
    var foreseen =
        Conflicts.of(story.read().history())
            .foreseen(
                KESTREL,
                AURELIA,
                List.of(with(RelationshipKind.FAMILY, "Aurelia Labs", null, JULY)),
                Instant.parse(AUGUST));
    assertThat(foreseen)
        .singleElement()
        .satisfies(conflict -> assertThat(conflict.causedBy()).isNull());
  }

  @Test
  void whatWasStatedLastOfARelationshipCountsHoweverItWasStated() {
    var engagement = engaged();
    Auditors.disclose(
        story.at(JULY), KESTREL, engagement, earns("Aurelia Labs", "0.60", JULY, null));
    story.at("2026-07-02T00:00:00Z");
    Auditors.declare(story, KESTREL, engagement, earns("aurelia  labs", "0.10", JULY, null));
    assertThat(conflict(KESTREL, AUGUST)).isEmpty();
  }

  private AttestationReceived attested(Story at) {
    Aurelia.attest(
        at,
        new Aurelia.Attested(
            1,
            KESTREL,
            Aurelia.C1,
            null,
            List.of(
                new ThresholdFinding(
                    "CYBER-2",
                    Story.digest("policy"),
                    dev.countersign.domain.evaluation.Conclusion.RULED_OUT)),
            List.of(
                new Validation("CY-CLS", Surface.API, Story.digest("config"), Effect.EFFECTIVE)),
            Instant.parse("2027-01-01T00:00:00Z"),
            null,
            null));
    return at.read().history().all(AttestationReceived.class).getFirst().fact();
  }

  @Test
  void anAuthorshipReachesWhatItsScopeNames() {
    for (var scope :
        List.of("CYBER-2", "CY-CLS", Aurelia.C1.value(), "mdl_" + Story.digits(5), "BIO-2")) {
      var told = new WhatTiesAreLearntFromTest();
      var engagement = told.engaged();
      Aurelia.version(told.story, Aurelia.C1, null, "1");
      told.attested(told.story);
      assertThat(Suspensions.due(told.story.read().history())).isEmpty();
      Auditors.disclose(
          told.story.at(JULY),
          KESTREL,
          engagement,
          new Relationship(
              RelationshipKind.AUTHORSHIP,
              "Aurelia Labs",
              null,
              null,
              Auditors.ALWAYS,
              null,
              List.of(scope),
              null));
      assertThat(told.story.read().attestations().counted().getFirst().isActive(told.story.now()))
          .as(scope)
          .isEqualTo(scope.equals("BIO-2"));
    }
  }

  @Test
  void whatIsAttestedIsAboutThresholdsSafeguardsVersionAndModel() {
    engaged();
    Aurelia.version(story, Aurelia.C1, null, "1");
    var attestation = attested(story);
    assertThat(Suspensions.subjects(story.read().history(), attestation))
        .containsExactly("CYBER-2", "CY-CLS", Aurelia.C1.value(), "mdl_" + Story.digits(5));
  }

  @Test
  void whatWasRejectedIsNotSuspendedToo() {
    var engagement = engaged();
    Aurelia.version(story, Aurelia.C1, null, "1");
    Aurelia.attest(
        story,
        new Aurelia.Attested(
            1,
            KESTREL,
            Aurelia.C1,
            null,
            List.of(),
            List.of(),
            Instant.parse("2027-01-01T00:00:00Z"),
            "COI_DEBT",
            null));
    Auditors.disclose(
        story.at(JULY),
        KESTREL,
        engagement,
        with(RelationshipKind.FAMILY, "Aurelia Labs", null, "2026-01-01T00:00:00Z"));
    assertThat(
            story
                .read()
                .history()
                .all(dev.countersign.domain.fact.AttestationFact.AttestationSuspended.class))
        .isEmpty();
  }
}
