package dev.countersign.proofs.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.note.SignedNote.Verifier;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
  private static final String VERIFIER =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
  private static final String NOTE =
      "This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

  @Test
  void theNoteOfTheSpecificationVerifies() {
    assertThat(SignedNote.parse(NOTE).verifiedBy(Verifier.parse(VERIFIER))).isTrue();
    assertThat(SignedNote.parse(NOTE).toText()).isEqualTo(NOTE);
  }

  @Test
  void aChangedTextDoesNotVerify() {
    assertThat(
            SignedNote.parse(NOTE.replace("example message", "Example message"))
                .verifiedBy(Verifier.parse(VERIFIER)))
        .isFalse();
  }

  @Test
  void aNoteWithoutASignatureOfTheKeyDoesNotVerify() {
    var key = PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
    assertThat(SignedNote.parse(NOTE).verifiedBy(new Verifier("example.com/foo", key.publicKey())))
        .isFalse();
  }

  @Test
  void aCheckpointIsReadAgain() {
    var key = PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
    var checkpoint = new Checkpoint("countersign.dev/log/test", 7, Sha256.of());
    var note = SignedNote.sign(checkpoint.toText(), checkpoint.origin(), key);
    var read = SignedNote.parse(note.toText());
    assertThat(read.verifiedBy(new Verifier(checkpoint.origin(), key.publicKey()))).isTrue();
    assertThat(Checkpoint.parse(read.text()).size()).isEqualTo(7);
    assertThat(Checkpoint.parse(read.text()).root()).isEqualTo(Sha256.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"o\n07\nAAAA\n", "o\n-1\nAAAA\n", "\n1\nAAAA\n", "o\n1\nAAAA\n", "o\n1\n"})
  void aMalformedCheckpointIsRefused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedNoteException.class);
  }
}
