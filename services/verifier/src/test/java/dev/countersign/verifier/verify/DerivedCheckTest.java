package dev.countersign.verifier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.EngagementFact.Holder;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipDisclosed;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.OrganisationFact.Affiliate;
import dev.countersign.domain.fact.OrganisationFact.AffiliateRelation;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRevoked;
import dev.countersign.domain.id.DeclarationId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.proofs.bundle.Bundle;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A platform that signs its own log, chains and index consistently still cannot have it state what
 * does not follow, nor leave out what does.
 */
class DerivedCheckTest {
  private static final Instant EARLIER = Instant.parse("2026-05-01T00:00:00Z");

  private static Verdict check(Aurelia story) {
    story.ledger.status();
    return check(story, story.decided().bundle());
  }

  private static Verdict check(Aurelia story, Bundle bundle) {
    return new Verification(bundle, List.of(story.ledger.verifier())).verdict();
  }

  private static void assertRefused(Verdict verdict, String code, String kind) {
    assertThat(verdict.result()).isEqualTo(Result.REFUSED);
    assertThat(verdict.result().exitStatus()).isEqualTo(1);
    assertThat(verdict.lacks()).anyMatch(line -> line.startsWith(code + ": " + kind));
  }

  private static Aurelia crossed() {
    var story = Aurelia.cleared();
    story.ledger.together(
        () -> {
          Crossing.tell(story.ledger);
          Crossing.follow(story.ledger);
        });
    return story;
  }

  @Test
  void aCrossingWithItsHaltHolds() {
    var verdict = check(crossed());
    assertThat(verdict.lacks()).isEmpty();
    assertThat(verdict.result()).isEqualTo(Result.VERIFIED);
    assertThat(verdict.reasons()).contains("followed again: 1 × HALT_OPENED");
    assertThat(verdict.holds()).anyMatch(line -> line.startsWith("What the platform stated"));
  }

  @Test
  void aCrossingWhoseHaltIsNotStatedIsRefused() {
    var story = Aurelia.cleared();
    Crossing.tell(story.ledger);
    assertRefused(check(story), "DERIVED_MISSING", "HALT_OPENED");
  }

  @Test
  void aHaltThatNobodyApprovedToLiftIsRefused() {
    var story = crossed();
    story.ledger.append(Crossing.HALT.value(), Ledger.PLATFORM, new HaltLifted(Crossing.HALT));
    assertRefused(check(story), "DERIVED_UNFOUNDED", "HALT_LIFTED");
  }

  private static void tellOfEquity(Aurelia story) {
    story.ledger.append(
        "dcl_" + Aurelia.digits(1),
        Aurelia.KESTREL,
        new RelationshipDisclosed(
            new DeclarationId("dcl_" + Aurelia.digits(1)),
            new EngagementId("eng_" + Aurelia.digits(1)),
            Aurelia.KESTREL,
            new Relationship(
                RelationshipKind.EQUITY,
                Ledger.LAB.value(),
                Holder.AUDITOR,
                new BigDecimal("0.02"),
                EARLIER,
                null,
                null,
                null),
            "kestrel-lead"));
  }

  @Test
  void aTieLearntLaterThatSuspendsNothingIsRefused() {
    var honest = Aurelia.cleared();
    honest.ledger.together(
        () -> {
          tellOfEquity(honest);
          Crossing.follow(honest.ledger);
        });
    assertThat(check(honest).lacks()).isEmpty();

    var story = Aurelia.cleared();
    story.ledger.together(
        () -> {
          tellOfEquity(story);
          // What the auditor evaluated is rejected, and what it attested goes on counting.
          Crossing.step(story.ledger);
        });
    assertRefused(check(story), "DERIVED_MISSING", "ATTESTATION_SUSPENDED");
  }

  @Test
  void whatAnAuditorOwnedByTheLabsOwnerSignedNeverCounts() {
    var owner = new OrganisationId("org_northgate");
    var story =
        Aurelia.clearedAfter(
            before ->
                Aurelia.register(
                    before.ledger,
                    owner,
                    OrganisationKind.LAB,
                    owns(Ledger.LAB, "0.04"),
                    owns(Aurelia.KESTREL, "1")));
    assertRefused(check(story), "DERIVED_UNFOUNDED", "ATTESTATION_RECEIVED");
  }

  private static Affiliate owns(OrganisationId other, String share) {
    return new Affiliate(
        other.value(), other, AffiliateRelation.OWNS, new BigDecimal(share), EARLIER, null);
  }

  private static void tellOfTheft(Aurelia story) {
    story.ledger.state(
        Aurelia.LEAD.value(),
        Aurelia.KESTREL,
        new SigningKeyRevoked(Aurelia.LEAD, "stolen", story.ledger.now(), EARLIER),
        "key:" + Aurelia.LEAD);
  }

  @Test
  void aSignatureOfACompromisedKeyThatStillCountsIsRefused() {
    var story = Aurelia.cleared();
    tellOfTheft(story);
    var verdict = check(story);
    assertRefused(verdict, "KEY_COMPROMISED", Aurelia.ATTESTATION.value());
  }

  @Test
  void aSignatureOfACompromisedKeyIsNotCountedWhereItsAttestationIsSuspended() {
    var story = Aurelia.cleared();
    story.ledger.together(
        () -> {
          tellOfTheft(story);
          Crossing.follow(story.ledger);
        });
    var verdict = check(story);
    assertThat(verdict.lacks()).isEmpty();
    assertThat(verdict.holds()).noneMatch(line -> line.contains("signatures on"));
    assertThat(verdict.reasons()).anyMatch(line -> line.endsWith("it is suspended."));
  }

  @Test
  void withoutItsRegisterIndependenceCannotBeChecked() {
    var story = crossed();
    story.ledger.status();
    var whole = story.decided().bundle();
    var cut =
        new Bundle(
            whole.about(),
            whole.cut(),
            whole.thresholds(),
            whole.checkpoint(),
            whole.entries(),
            whole.heads().stream().filter(h -> !h.subject().equals(Register.CHAIN)).toList(),
            whole.envelopes());
    var verdict = check(story, cut);
    assertThat(verdict.result().exitStatus()).isEqualTo(3);
    assertThat(verdict.lacks()).singleElement().asString().startsWith("DERIVED_UNCHECKED: ");
  }
}
