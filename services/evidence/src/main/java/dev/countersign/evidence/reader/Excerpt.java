package dev.countersign.evidence.reader;

/**
 * The beginning of a text.
 *
 * @param characters that the whole text has
 */
public record Excerpt(String text, long characters) {
  /** The beginning of this text, never ending within a surrogate pair. */
  public static Excerpt of(String whole, int most) {
    int end = Math.min(whole.length(), most);
    if (end < whole.length() && Character.isHighSurrogate(whole.charAt(end - 1))) {
      end--;
    }
    return new Excerpt(whole.substring(0, end), whole.length());
  }

  /** True if the whole text is longer. */
  public boolean cut() {
    return characters > text.length();
  }
}
