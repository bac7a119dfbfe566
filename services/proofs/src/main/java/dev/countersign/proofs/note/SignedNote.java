package dev.countersign.proofs.note;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.signature.PrivateKey;
import dev.countersign.proofs.signature.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A text with signature lines, as C2SP's signed-note v1 writes it. */
public record SignedNote(String text, List<Line> signatures) {
  private static final byte ED25519 = 1;
  private static final int KEY_ID = 4;
  private static final int MAX_SIGNATURES = 100;
  private static final String DASH = "\u2014 ";

  public SignedNote {
    if (!text.endsWith("\n")) {
      throw new MalformedNoteException("A note's text ends with a line break");
    }
    signatures = List.copyOf(signatures);
  }

  /**
   * One signature line.
   *
   * @param blob four bytes of key id, then the signature
   */
  public record Line(String name, byte[] blob) {
    public Line {
      checkName(name);
    }
  }

  /** A named Ed25519 key, as a verifier key string publishes it. */
  public record Verifier(String name, PublicKey key) {
    public Verifier {
      checkName(name);
    }

    /** {@code <name>+<hex key id>+<base64(type ‖ key)>}. */
    public String toText() {
      var typed = new byte[33];
      typed[0] = ED25519;
      System.arraycopy(key.raw(), 0, typed, 1, 32);
      return String.join(
          "+",
          name,
          HexFormat.of().formatHex(keyId(name, key)),
          Base64.getEncoder().encodeToString(typed));
    }

    public static Verifier parse(String text) {
      var parts = text.split("\\+", 3);
      try {
        var typed = Base64.getDecoder().decode(parts[2]);
        var verifier =
            new Verifier(parts[0], PublicKey.ofEd25519(Arrays.copyOfRange(typed, 1, typed.length)));
        if (typed[0] == ED25519 && verifier.toText().equals(text)) {
          return verifier;
        }
      } catch (RuntimeException e) {
        throw new MalformedNoteException("Not a verifier key: " + text);
      }
      throw new MalformedNoteException("Not a verifier key: " + text);
    }
  }

  /** A note that this key has signed. */
  public static SignedNote sign(String text, String name, PrivateKey key) {
    var signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
    var blob = new byte[KEY_ID + signature.length];
    System.arraycopy(keyId(name, key.publicKey()), 0, blob, 0, KEY_ID);
    System.arraycopy(signature, 0, blob, KEY_ID, signature.length);
    return new SignedNote(text, List.of(new Line(name, blob)));
  }

  public static SignedNote parse(String note) {
    int split = note.lastIndexOf("\n\n");
    if (split < 0 || !note.endsWith("\n")) {
      throw new MalformedNoteException("A note has a text, an empty line and signature lines");
    }
    if (note.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
      throw new MalformedNoteException("A note holds no control characters but line breaks");
    }
    var lines = new ArrayList<Line>();
    for (var line : note.substring(split + 2).split("\n")) {
      var space = line.indexOf(' ', DASH.length());
      if (!line.startsWith(DASH) || space < 0) {
        throw new MalformedNoteException("Not a signature line: " + line);
      }
      try {
        var blob = Base64.getDecoder().decode(line.substring(space + 1));
        if (blob.length <= KEY_ID) {
          throw new MalformedNoteException("A signature is too short");
        }
        lines.add(new Line(line.substring(DASH.length(), space), blob));
      } catch (IllegalArgumentException e) {
        throw new MalformedNoteException("A signature is not base64");
      }
    }
    if (lines.size() > MAX_SIGNATURES) {
      throw new MalformedNoteException("More than " + MAX_SIGNATURES + " signatures");
    }
    var read = new SignedNote(note.substring(0, split + 1), lines);
    // Base64 is read loosely by Java; only its one exact form comes out again as it went in.
    if (!read.toText().equals(note)) {
      throw new MalformedNoteException("A signature is not base64 in its exact form");
    }
    return read;
  }

  /** True if this key signed; a line of its name and id that fails makes the whole note false. */
  public boolean verifiedBy(Verifier verifier) {
    var id = keyId(verifier.name(), verifier.key());
    var signed = text.getBytes(StandardCharsets.UTF_8);
    boolean found = false;
    for (var line : signatures) {
      if (line.name().equals(verifier.name())
          && Arrays.equals(Arrays.copyOf(line.blob(), KEY_ID), id)) {
        if (!verifier
            .key()
            .verifies(signed, Arrays.copyOfRange(line.blob(), KEY_ID, line.blob().length))) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }

  public String toText() {
    var out = new StringBuilder(text).append('\n');
    for (var line : signatures) {
      out.append(DASH)
          .append(line.name())
          .append(' ')
          .append(Base64.getEncoder().encodeToString(line.blob()))
          .append('\n');
    }
    return out.toString();
  }

  private static void checkName(String name) {
    if (name.isEmpty() || name.codePoints().anyMatch(SignedNote::isForbidden)) {
      throw new MalformedNoteException("A key's name has no spaces and no +: " + name);
    }
  }

  private static boolean isForbidden(int c) {
    return c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static byte[] keyId(String name, PublicKey key) {
    return Arrays.copyOf(
        Sha256.of(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n', ED25519}, key.raw()),
        KEY_ID);
  }
}
