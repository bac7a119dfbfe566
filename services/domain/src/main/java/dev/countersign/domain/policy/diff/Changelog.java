package dev.countersign.domain.policy.diff;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a lab's changelog says that something changed. An entry mentions a change if it contains,
 * as a word of its own, the key of the threshold, safeguard, level or commitment that the change is
 * in (of a renamed one, either key), or the name of the policy's own field. What the entry says
 * about it is not judged.
 */
public final class Changelog {
  private Changelog() {}

  public static boolean mentions(List<String> entries, PolicyChange change) {
    return change.names().stream()
        .map(Changelog::asWord)
        .anyMatch(word -> entries.stream().anyMatch(entry -> word.matcher(entry).find()));
  }

  /**
   * CYBER-2 is a word in "raised CYBER-2." and in "[CYBER-2]", but not in CYBER-20 or CYBER-2.1.
   */
  private static Pattern asWord(String name) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}_])(?<![\\p{L}\\p{N}_][.-])"
            + Pattern.quote(name)
            + "(?![\\p{L}\\p{N}_])(?![.-][\\p{L}\\p{N}_])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
