package dev.countersign.proofs.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.note.SignedNote.Line;
import dev.countersign.proofs.note.SignedNote.Verifier;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
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
  void aFalseLineOfTheKeyMakesTheWholeNoteFalse() {
    var note = SignedNote.parse(NOTE);
    var good = note.signatures().getFirst();
    var bad = good.blob().clone();
    bad[bad.length - 1] ^= 1;
    for (var lines :
        List.of(
            List.of(good, new Line(good.name(), bad)), List.of(new Line(good.name(), bad), good))) {
      assertThat(new SignedNote(note.text(), lines).verifiedBy(Verifier.parse(VERIFIER))).isFalse();
    }
  }

  @Test
  void linesOfUnknownKeysAreNoHindrance() {
    var note = SignedNote.parse(NOTE);
    var lines = new ArrayList<>(note.signatures());
    for (int i = 0; i < 15; i++) {
      lines.addFirst(new Line("example.com/witness-" + i, new byte[76]));
    }
    // The same name with another key id is another key.
    lines.addFirst(new Line("example.com/foo", new byte[68]));
    var read = SignedNote.parse(new SignedNote(note.text(), lines).toText());
    assertThat(read.signatures()).hasSize(17);
    assertThat(read.verifiedBy(Verifier.parse(VERIFIER))).isTrue();
  }

  @Test
  void aSignatureInAnotherFormThanExactBase64IsRefused() {
    for (var loose :
        List.of(
            NOTE.replace("yaQM=", "yaQM"),
            NOTE.replace("yaQM=", "yaQN="),
            NOTE.replace("yaQM=", "yaQM= "))) {
      assertThatThrownBy(() -> SignedNote.parse(loose)).isInstanceOf(MalformedNoteException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a+b", "a\u00a0b"})
  void aNameThatCouldBeReadAnotherWayIsRefused(String name) {
    var key = PrivateKey.generate(Algorithm.ED25519, new SecureRandom()).publicKey();
    assertThatThrownBy(() -> new Verifier(name, key)).isInstanceOf(MalformedNoteException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com/foo",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+BOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
      })
  void aVerifierKeyWhoseIdDoesNotFollowFromItIsRefused(String text) {
    assertThatThrownBy(() -> Verifier.parse(text)).isInstanceOf(MalformedNoteException.class);
  }

  @Test
  void extensionLinesOfACheckpointAreAllowedAndEmptyOnesAreNot() {
    var text = new Checkpoint("o", 1, Sha256.of()).toText();
    assertThat(Checkpoint.parse(text + "extension\n").size()).isEqualTo(1);
    assertThatThrownBy(() -> Checkpoint.parse(text + "\nextension\n"))
        .isInstanceOf(MalformedNoteException.class);
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
      strings = {
        "o\n07\nAAAA\n",
        "o\n-1\nAAAA\n",
        "\n1\nAAAA\n",
        "o\n1\nAAAA\n",
        "o\n1\n",
        "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
        "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
        "o\n9999999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
      })
  void aMalformedCheckpointIsRefused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedNoteException.class);
  }
}
