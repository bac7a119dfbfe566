package dev.countersign.proofs.note;

import dev.countersign.proofs.note.SignedNote.Line;
import dev.countersign.proofs.signature.PrivateKey;
import dev.countersign.proofs.signature.PublicKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A witness: its cosignature says that at a time this was the largest consistent tree of the log
 * that it had seen (C2SP tlog-cosignature v1, Ed25519).
 */
public record Cosigner(String name, PublicKey key) {
  private static final byte COSIGNATURE = 4;
  private static final int BEFORE_SIGNATURE = SignedNote.KEY_ID + Long.BYTES;

  public Cosigner {
    SignedNote.checkName(name);
  }

  public String toText() {
    return KeyText.write(name, COSIGNATURE, key);
  }

  public static Cosigner parse(String text) {
    var read = KeyText.parse(text, COSIGNATURE);
    return new Cosigner(read.name(), read.key());
  }

  /**
   * Cosigns a checkpoint.
   *
   * @param text the checkpoint's note body, without signature lines
   * @param time POSIX seconds
   */
  public static Line cosign(String text, String name, PrivateKey key, long time) {
    var signature = key.sign(message(text, time));
    return new Line(
        name,
        ByteBuffer.allocate(BEFORE_SIGNATURE + signature.length)
            .put(KeyText.id(name, COSIGNATURE, key.publicKey()))
            .putLong(time)
            .put(signature)
            .array());
  }

  /**
   * When this witness cosigned, in POSIX seconds; empty if it did not, or a line of it is false.
   */
  public OptionalLong cosignedAt(SignedNote note) {
    var id = KeyText.id(name, COSIGNATURE, key);
    var found = OptionalLong.empty();
    for (var line : note.signatures()) {
      if (line.name().equals(name)
          && Arrays.equals(Arrays.copyOf(line.blob(), SignedNote.KEY_ID), id)) {
        if (line.blob().length <= BEFORE_SIGNATURE) {
          return OptionalLong.empty();
        }
        long time = ByteBuffer.wrap(line.blob()).getLong(SignedNote.KEY_ID);
        var signature = Arrays.copyOfRange(line.blob(), BEFORE_SIGNATURE, line.blob().length);
        if (!key.verifies(message(note.text(), time), signature)) {
          return OptionalLong.empty();
        }
        found = OptionalLong.of(time);
      }
    }
    return found;
  }

  private static byte[] message(String text, long time) {
    var message = "cosignature/v1\ntime " + time + "\n" + text;
    return message.getBytes(StandardCharsets.UTF_8);
  }
}
