package dev.countersign.proofs.note;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.signature.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** How C2SP's signed-note writes a named key of a type: {@code <name>+<key id>+<base64>}. */
record KeyText(String name, PublicKey key) {
  private static final int RAW = 32;

  static String write(String name, byte type, PublicKey key) {
    var typed = new byte[RAW + 1];
    typed[0] = type;
    System.arraycopy(key.raw(), 0, typed, 1, RAW);
    return String.join(
        "+",
        name,
        HexFormat.of().formatHex(id(name, type, key)),
        Base64.getEncoder().encodeToString(typed));
  }

  static KeyText parse(String text, byte type) {
    var parts = text.split("\\+", 3);
    try {
      var typed = Base64.getDecoder().decode(parts[2]);
      var key = PublicKey.ofEd25519(Arrays.copyOfRange(typed, 1, typed.length));
      if (typed[0] == type && write(parts[0], type, key).equals(text)) {
        return new KeyText(parts[0], key);
      }
    } catch (RuntimeException e) {
      throw new MalformedNoteException("Not a verifier key of this kind: " + text);
    }
    throw new MalformedNoteException("Not a verifier key of this kind: " + text);
  }

  static byte[] id(String name, byte type, PublicKey key) {
    return Arrays.copyOf(
        Sha256.of(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n', type}, key.raw()),
        SignedNote.KEY_ID);
  }
}
