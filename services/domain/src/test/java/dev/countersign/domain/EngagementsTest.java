package dev.countersign.domain;

import static dev.countersign.domain.Auditors.BRACKEN;
import static dev.countersign.domain.Auditors.KESTREL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.EngagementFact.EngagementAccepted;
import dev.countersign.domain.fact.EngagementFact.EngagementEnded;
import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.fact.EngagementFact.Scope;
import dev.countersign.domain.fact.EngagementFact.Terms;
import dev.countersign.domain.history.Engagements;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.OrganisationId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An engagement is open from its first day, once accepted, until it ends or is over. */
class EngagementsTest {
  private static final EngagementId ONE = new EngagementId("eng_" + Story.digits(1));
  private static final EngagementId TWO = new EngagementId("eng_" + Story.digits(2));

  private static void offer(Story story, EngagementId id, OrganisationId auditor) {
    story.file(
        id.value(),
        new EngagementOffered(
            id,
            auditor,
            new Scope(null, null, null, List.of()),
            Instant.parse("2026-04-01T00:00:00Z"),
            Instant.parse("2026-06-01T00:00:00Z"),
            new Terms("fixed", false, false)));
  }

  private static Story accepted() {
    var story = new Story("2026-03-01T00:00:00Z");
    offer(story, ONE, KESTREL);
    return story.file(ONE.value(), KESTREL, new EngagementAccepted(ONE));
  }

  private static Engagements engagements(Story story) {
    return Engagements.of(story.read().history());
  }

  private static boolean isOpen(Story story, EngagementId id, OrganisationId auditor, String at) {
    var instant = Instant.parse(at);
    boolean open = engagements(story).isOpen(id, auditor, instant);
    assertThat(
            engagements(story)
                .open(auditor, instant)
                .filter(offer -> offer.fact().engagement().equals(id))
                .isPresent())
        .as("one way to ask and the other")
        .isEqualTo(open);
    return open;
  }

  @Test
  void itIsOpenForItsAuditorFromItsFirstDayUntilItIsOver() {
    var story = accepted();
    assertThat(isOpen(story, ONE, KESTREL, "2026-03-31T23:59:59Z")).isFalse();
    assertThat(isOpen(story, ONE, KESTREL, "2026-04-01T00:00:00Z")).isTrue();
    assertThat(isOpen(story, ONE, KESTREL, "2026-05-31T23:59:59Z")).isTrue();
    assertThat(isOpen(story, ONE, KESTREL, "2026-06-01T00:00:00Z")).isFalse();
    assertThat(isOpen(story, ONE, BRACKEN, "2026-05-01T00:00:00Z")).isFalse();
    assertThat(isOpen(story, TWO, KESTREL, "2026-05-01T00:00:00Z")).isFalse();
  }

  @Test
  void anOfferThatIsNotAcceptedOpensNothing() {
    var story = new Story("2026-03-01T00:00:00Z");
    offer(story, ONE, KESTREL);
    assertThat(isOpen(story, ONE, KESTREL, "2026-05-01T00:00:00Z")).isFalse();
  }

  @Test
  void whatHasEndedIsOpenBeforeAndNotSince() {
    var story = accepted().at("2026-05-01T00:00:00Z");
    story.file(ONE.value(), KESTREL, new EngagementEnded(ONE, KESTREL, "done"));
    assertThat(isOpen(story, ONE, KESTREL, "2026-04-30T23:59:59Z")).isTrue();
    assertThat(isOpen(story, ONE, KESTREL, "2026-05-01T00:00:00Z")).isFalse();
  }

  @Test
  void ofTwoThatAreOpenTheNewerIsTheOneThatIsSignedUnder() {
    var story = accepted();
    offer(story, TWO, KESTREL);
    story.file(TWO.value(), KESTREL, new EngagementAccepted(TWO));
    assertThat(engagements(story).open(KESTREL, Instant.parse("2026-05-01T00:00:00Z")))
        .map(offer -> offer.fact().engagement())
        .contains(TWO);
  }

  @Test
  void whatIsAcceptedOrEndedIsNotOnOfferAnyMore() {
    var story = new Story("2026-03-01T00:00:00Z");
    offer(story, ONE, KESTREL);
    offer(story, TWO, BRACKEN);
    assertThat(engagements(story).of(KESTREL)).allMatch(engagements(story)::isOnOffer).hasSize(1);
    story.file(ONE.value(), KESTREL, new EngagementAccepted(ONE));
    story.file(TWO.value(), new EngagementEnded(TWO, Story.LAB, "withdrawn"));
    assertThat(engagements(story).of(KESTREL)).noneMatch(engagements(story)::isOnOffer);
    assertThat(engagements(story).of(BRACKEN)).noneMatch(engagements(story)::isOnOffer);
  }

  @Test
  void declarationsAreThoseOfTheEngagementUpToTheInstant() {
    var story = accepted().at("2026-04-10T00:00:00Z");
    Auditors.declare(story, KESTREL, ONE);
    var found = engagements(story);
    assertThat(found.declarations(ONE, Instant.parse("2026-04-10T00:00:00Z"))).hasSize(1);
    assertThat(found.declarations(ONE, Instant.parse("2026-04-09T23:59:59Z"))).isEmpty();
    assertThat(found.declarations(TWO, Instant.parse("2026-04-10T00:00:00Z"))).isEmpty();
  }
}
