package dev.countersign.proofs.note;

import dev.countersign.proofs.digest.Sha256;
import java.util.Arrays;
import java.util.Base64;

/**
 * What a log commits itself to (C2SP tlog-checkpoint v1).
 *
 * @param origin the log's name, a URL without scheme
 * @param size how many entries
 * @param root the RFC 6962 root over them
 */
public record Checkpoint(String origin, long size, byte[] root) {
  public String toText() {
    return String.join("\n", origin, Long.toString(size), rootText(root), "");
  }

  /** Reads a note's text; extension lines are allowed and not looked at. */
  public static Checkpoint parse(String text) {
    var lines = text.split("\n", -1);
    if (lines.length < 4
        || Arrays.asList(lines).indexOf("") != lines.length - 1
        || !lines[1].matches("0|[1-9][0-9]{0,18}")) {
      throw new MalformedNoteException("A checkpoint has an origin, a size and a root");
    }
    try {
      var root = Base64.getDecoder().decode(lines[2]);
      if (root.length == Sha256.LENGTH && rootText(root).equals(lines[2])) {
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("A checkpoint's size or root cannot be read");
    }
    throw new MalformedNoteException("A checkpoint's root is 32 bytes in exact base64");
  }

  private static String rootText(byte[] root) {
    return Base64.getEncoder().encodeToString(root);
  }
}
