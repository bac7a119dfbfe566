package dev.countersign.verifier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.bundle.Bundle.Cut;
import dev.countersign.proofs.bundle.BundleText;
import dev.countersign.proofs.index.Stood;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How an attestation stood is proven, and what is old shows nothing of how it stands. */
class StandingCheckTest {
  private static final String ID = Aurelia.ATTESTATION.value();

  private final Aurelia story = Aurelia.cleared();

  private AttestationReceived received() {
    return story.ledger.facts().stream()
        .map(fact -> fact.fact())
        .filter(AttestationReceived.class::isInstance)
        .map(AttestationReceived.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private void revoke() {
    var signed = received();
    story.ledger.append(
        ID,
        Aurelia.KESTREL,
        new AttestationRevoked(
            Aurelia.ATTESTATION,
            signed.auditor(),
            signed.lead(),
            signed.keys(),
            "a fault in the harness",
            story.ledger.now(),
            null,
            "cd".repeat(32),
            "ef".repeat(32)));
  }

  private Bundle bundle(Cut cut, Stood... opened) {
    var bundle = story.ledger.bundle(ID, List.of(), logged -> true);
    return new Bundle(
        ID,
        cut,
        List.of(),
        bundle.checkpoint(),
        bundle.entries(),
        List.of(),
        bundle.envelopes(),
        List.of(opened));
  }

  private Verdict check(Bundle bundle, @Nullable Instant at) {
    var read = BundleText.read(BundleText.write(bundle).getBytes(StandardCharsets.UTF_8));
    assertThat(read.stood()).hasSameSizeAs(bundle.stood());
    return new Verification(read, List.of(story.ledger.verifier()), at).verdict();
  }

  private Verdict opened(String status) {
    return check(bundle(Cut.PUBLIC, story.ledger.stood(received(), status)), null);
  }

  @Test
  void anActiveOneIsShownActive() {
    assertThat(opened("ACTIVE").holds()).anyMatch(line -> line.startsWith(ID + " stood ACTIVE"));
    assertThat(opened("ACTIVE").result()).isEqualTo(Result.PROVEN);
  }

  @Test
  void noOtherStatusIsShownForIt() {
    for (var status : List.of("REVOKED", "SUSPENDED", "SUPERSEDED", "REJECTED", "", "active")) {
      assertThat(opened(status).result()).as(status).isEqualTo(Result.REFUSED);
    }
    var elsewhere = story.ledger.stood(received(), "ACTIVE");
    assertThat(
            check(
                    bundle(
                        Cut.PUBLIC,
                        new Stood("att_" + "9".repeat(32), "ACTIVE", elsewhere.siblings())),
                    null)
                .result())
        .isEqualTo(Result.REFUSED);
  }

  @Test
  void oneThatWasRevokedCannotBeShownActive() {
    revoke();
    story.ledger.status();
    assertThat(opened("ACTIVE").result()).isEqualTo(Result.REFUSED);
    assertThat(opened("REVOKED").holds()).anyMatch(line -> line.startsWith(ID + " stood REVOKED"));
  }

  @Test
  void whatTheMapSaysAndTheRecordsDenyIsFalse() {
    revoke();
    story.ledger.status();
    story.ledger.append(ID, Aurelia.KESTREL, received());
    var status = story.ledger.now();
    assertThat(status).isNotNull();
    story.ledger.status();
    // The map is made anew from a record that says it is active again; the revocation is in the
    // file.
    assertThat(opened("ACTIVE").result()).isEqualTo(Result.REFUSED);
  }

  @Test
  void anExpiredOneIsShownExpired() {
    story.ledger.waitUntil(received().expiresAt().toString());
    story.ledger.status();
    assertThat(opened("ACTIVE").holds()).anyMatch(line -> line.startsWith(ID + " stood EXPIRED"));
  }

  @Test
  void anOldFileShowsNothingOfHowThingsStandNow() {
    var file = bundle(Cut.PUBLIC, story.ledger.stood(received(), "ACTIVE"));
    var at = story.ledger.now();
    assertThat(check(file, at).lacks()).noneMatch(line -> line.startsWith("How things stand"));
    assertThat(check(file, at.plus(Duration.ofHours(24))).lacks())
        .anyMatch(line -> line.startsWith("How things stand"));
  }

  @Test
  void anOldClearanceClearsNothing() {
    var decided = Aurelia.cleared().decided();
    var keys = List.of(decided.ledger.verifier());
    var now = decided.ledger.now();
    assertThat(new Verification(decided.bundle(), keys, null).verdict().result())
        .isEqualTo(Result.VERIFIED);
    assertThat(new Verification(decided.bundle(), keys, now).verdict().result())
        .isEqualTo(Result.VERIFIED);
    var later = new Verification(decided.bundle(), keys, now.plus(Duration.ofDays(2))).verdict();
    assertThat(later.result()).isEqualTo(Result.STATUS_UNPROVEN);
    assertThat(later.result().exitStatus()).isNotZero();
    assertThat(
            new Verification(decided.bundle(), keys, now.plus(Duration.ofDays(800)))
                .verdict()
                .lacks())
        .anyMatch(line -> line.startsWith("It held until"));
  }
}
