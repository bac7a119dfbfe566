package dev.countersign.proofs.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.proofs.note.SignedNote.Line;
import dev.countersign.proofs.note.SignedNote.Verifier;
import dev.countersign.proofs.signature.PrivateKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosignerTest {
  private static final PrivateKey KEY = PrivateKey.ofEd25519Seed(new byte[32]);
  private static final PrivateKey LOG = PrivateKey.ofEd25519Seed(seed());
  private static final String NAME = "witness.example/w1";
  private static final Cosigner COSIGNER = new Cosigner(NAME, KEY.publicKey());
  private static final String TEXT = new Checkpoint("example.com/log", 3, new byte[32]).toText();

  private static byte[] seed() {
    var seed = new byte[32];
    Arrays.fill(seed, (byte) 7);
    return seed;
  }

  private static SignedNote note(Line line) {
    return new SignedNote(TEXT, List.of(line));
  }

  @Test
  void aCosignatureIs76BytesOverTheTimeAndTheWholeCheckpoint() {
    var line = Cosigner.cosign(TEXT, NAME, KEY, 1_700_000_000);
    assertThat(line.blob()).hasSize(76);
    assertThat(COSIGNER.cosignedAt(note(line))).hasValue(1_700_000_000);
    var signed = ("cosignature/v1\ntime 1700000000\n" + TEXT).getBytes(StandardCharsets.UTF_8);
    assertThat(KEY.publicKey().verifies(signed, Arrays.copyOfRange(line.blob(), 12, 76))).isTrue();
  }

  @Test
  void anotherTimeCheckpointOrKeyIsNotCosigned() {
    var line = Cosigner.cosign(TEXT, NAME, KEY, 1_700_000_000);
    var later = line.blob().clone();
    later[11] ^= 1;
    assertThat(COSIGNER.cosignedAt(note(new Line(NAME, later)))).isEmpty();
    assertThat(COSIGNER.cosignedAt(new SignedNote(TEXT.replace("3", "4"), List.of(line))))
        .isEmpty();
    assertThat(new Cosigner(NAME, LOG.publicKey()).cosignedAt(note(line))).isEmpty();
    assertThat(COSIGNER.cosignedAt(note(new Line(NAME, Arrays.copyOf(line.blob(), 12))))).isEmpty();
  }

  @Test
  void aLogsSignatureIsNoCosignature() {
    var signed = SignedNote.sign(TEXT, NAME, KEY);
    assertThat(COSIGNER.cosignedAt(signed)).isEmpty();
    var cosigned = note(Cosigner.cosign(TEXT, NAME, KEY, 1));
    assertThat(cosigned.verifiedBy(new Verifier(NAME, KEY.publicKey()))).isFalse();
  }

  @Test
  void keysOfBothKindsAreToldApartByTheirText() {
    var text = COSIGNER.toText();
    assertThat(Cosigner.parse(text)).isEqualTo(COSIGNER);
    assertThatThrownBy(() -> Verifier.parse(text)).isInstanceOf(MalformedNoteException.class);
  }

  @Test
  void aRequestIsReadAsItIsWritten() {
    var note = SignedNote.sign(TEXT, "example.com/log", LOG);
    var request = new AddCheckpoint(2, List.of(new byte[32], seed()), note);
    var read = AddCheckpoint.parse(request.toText());
    assertThat(read.toText()).isEqualTo(request.toText());
    assertThat(read.old()).isEqualTo(2);
    assertThat(read.proof()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "old 1\n", "old -1\n\n", "old 01\n\n", "old 1\nxx\n\n", "new 1\n\n"})
  void aRequestInAnotherFormIsRefused(String head) {
    var note = SignedNote.sign(TEXT, "example.com/log", LOG).toText();
    assertThatThrownBy(() -> AddCheckpoint.parse(head + note))
        .isInstanceOf(MalformedNoteException.class);
  }
}
