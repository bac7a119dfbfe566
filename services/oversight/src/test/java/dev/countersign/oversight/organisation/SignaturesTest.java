package dev.countersign.oversight.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.OrganisationFact.KeyAlgorithm;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRegistered;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRevoked;
import dev.countersign.domain.id.KeyId;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Entry;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key may stand on record in two texts, from before there was one text for each. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class SignaturesTest {
  private static final Viewer KESTREL =
      new Viewer("org_kestrel", Viewer.Kind.AUDITOR, "kestrel-lead");

  @Inject Ledger ledger;
  @Inject Signatures signatures;
  @Inject ViewerSwitch viewerSwitch;

  private static KeyId registered(Entry entry, String text) {
    var id = new KeyId(entry.newId(KeyId.PREFIX));
    entry.append(
        new SigningKeyRegistered(
            id, null, KeyAlgorithm.ED25519, text, entry.recordedAt(), null, null),
        Filing.ofPublic(id.value(), KESTREL.organisation()).subject("key:" + id));
    return id;
  }

  private static String fresh() {
    var key = PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
    return Base64.getEncoder().encodeToString(key.publicKey().spki());
  }

  @Test
  @ActivateRequestContext
  void whatIsRevokedInOneTextIsNotValidInTheOther() {
    Register.ready();
    QuarkusTransaction.begin();
    try {
      viewerSwitch.look(KESTREL);
      ledger.state(
          KESTREL,
          List.of(Book.ofAuditor(KESTREL.organisation())),
          entry -> {
            var text = fresh();
            var one = registered(entry, text);
            var same = registered(entry, text.replace("=", ""));
            var other = registered(entry, fresh());
            assertThat(isValid(same, entry)).isTrue();
            entry.append(
                new SigningKeyRevoked(one, "lost", entry.recordedAt(), null),
                Filing.ofPublic(one.value(), KESTREL.organisation()).subject("key:" + one));
            assertThat(isValid(one, entry)).isFalse();
            assertThat(isValid(same, entry)).isFalse();
            assertThat(isValid(other, entry)).isTrue();
          });
    } finally {
      // What is done is undone again: other tests sign with this auditor's keys.
      QuarkusTransaction.rollback();
    }
  }

  private boolean isValid(KeyId key, Entry entry) {
    return signatures.isValid(KESTREL.organisation(), key, entry.recordedAt());
  }
}
