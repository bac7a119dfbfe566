package dev.countersign.proofs.note;

import dev.countersign.proofs.signature.PrivateKey;
import dev.countersign.proofs.signature.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A text with signature lines, as C2SP's signed-note v1 writes it. */
public record SignedNote(String text, List<Line> signatures) {
  private static final byte ED25519 = 1;
  static final int KEY_ID = 4;
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

    /** As it stands in a note, with its line break. */
    public String toText() {
      return DASH + name + ' ' + Base64.getEncoder().encodeToString(blob) + '\n';
    }

    static Line parse(String line) {
      var space = line.indexOf(' ', DASH.length());
      if (!line.startsWith(DASH) || space < 0) {
        throw new MalformedNoteException("Not a signature line: " + line);
      }
      try {
        var blob = Base64.getDecoder().decode(line.substring(space + 1));
        if (blob.length <= KEY_ID) {
          throw new MalformedNoteException("A signature is too short");
        }
        return new Line(line.substring(DASH.length(), space), blob);
      } catch (IllegalArgumentException e) {
        throw new MalformedNoteException("A signature is not base64");
      }
    }
  }

  /** A named Ed25519 key, as a verifier key string publishes it. */
  public record Verifier(String name, PublicKey key) {
    public Verifier {
      checkName(name);
    }

    /** {@code <name>+<hex key id>+<base64(type ‖ key)>}. */
    public String toText() {
      return KeyText.write(name, ED25519, key);
    }

    public static Verifier parse(String text) {
      var read = KeyText.parse(text, ED25519);
      return new Verifier(read.name(), read.key());
    }
  }

  /** A note that this key has signed. */
  public static SignedNote sign(String text, String name, PrivateKey key) {
    var signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
    var blob = new byte[KEY_ID + signature.length];
    System.arraycopy(KeyText.id(name, ED25519, key.publicKey()), 0, blob, 0, KEY_ID);
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
      lines.add(Line.parse(line));
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
    var id = KeyText.id(verifier.name(), ED25519, verifier.key());
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

  /** The same with these lines after its own. */
  public SignedNote with(List<Line> more) {
    var all = new ArrayList<>(signatures);
    all.addAll(more);
    return new SignedNote(text, all);
  }

  public String toText() {
    var out = new StringBuilder(text).append('\n');
    signatures.forEach(line -> out.append(line.toText()));
    return out.toString();
  }

  static void checkName(String name) {
    if (name.isEmpty() || name.codePoints().anyMatch(SignedNote::isForbidden)) {
      throw new MalformedNoteException("A key's name has no spaces and no +: " + name);
    }
  }

  private static boolean isForbidden(int c) {
    return c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
