package dev.countersign.domain.id;

/** An id of one kind of thing. */
public interface Id {
  String value();

  /** Refuses a text that is not the prefix followed by what the pattern asks for. */
  static void check(String prefix, String pattern, String value) {
    if (!value.startsWith(prefix) || !value.substring(prefix.length()).matches(pattern)) {
      throw new MalformedIdException(prefix);
    }
  }
}
