package dev.countersign.proofs.tile;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a tile stands (C2SP tlog-tiles).
 *
 * @param index its number in its level
 * @param width how many hashes or entries it has, 1 to 256; 256 is a full tile
 */
public record TilePath(long index, int width) {
  /** Hashes or entries in a full tile. */
  public static final int FULL = 256;

  private static final Pattern PATH =
      Pattern.compile("((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /** Groups of three digits, all but the last marked with an x; partial tiles name their width. */
  public String toText() {
    var digits = Long.toString(index);
    digits = "0".repeat((3 - digits.length() % 3) % 3) + digits;
    var path = new StringBuilder();
    for (int at = 0; at < digits.length(); at += 3) {
      boolean last = at + 3 == digits.length();
      path.append(last ? "" : "x").append(digits, at, at + 3).append(last ? "" : "/");
    }
    return width == FULL ? path.toString() : path + ".p/" + width;
  }

  /** Reads a path; empty if it is not the one way to write a tile's place. */
  public static Optional<TilePath> parse(String text) {
    var match = PATH.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var digits = match.group(1).replace("x", "").replace("/", "");
    if (digits.length() > 18) {
      return Optional.empty();
    }
    int width = match.group(2) == null ? FULL : Integer.parseInt(match.group(2));
    var path = new TilePath(Long.parseLong(digits), width);
    return (width < FULL || match.group(2) == null) && path.toText().equals(text)
        ? Optional.of(path)
        : Optional.empty();
  }

  /** How wide this tile of a level is in a tree of this size; 0 if it does not exist. */
  public static int width(int level, long index, long size) {
    long hashes = size;
    for (int i = 0; i < level; i++) {
      hashes /= FULL;
    }
    long full = hashes / FULL;
    if (index < 0 || index > full) {
      return 0;
    }
    return index < full ? FULL : Math.toIntExact(hashes % FULL);
  }
}
