package dev.countersign.domain.policy.diff;

import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.proofs.json.CanonicalJson;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A part of a policy that both versions have, and where its changes are collected.
 *
 * @param names what a changelog may call it by
 */
record Part(List<PolicyChange> found, String path, List<String> names) {

  /** A part of this part; a changelog may call it by its owner's names, too. */
  Part within(String list, String key) {
    return new Part(found, "%s.%s[%s]".formatted(path, list, key), names);
  }

  /** A part that the changelog has to call by these names. */
  Part within(String list, String key, List<String> calledBy) {
    return new Part(found, "%s.%s[%s]".formatted(path, list, key), calledBy);
  }

  /** A field of the policy itself. */
  Part field(String field, String inWords) {
    return new Part(found, path + "." + field, List.of(field, inWords));
  }

  static String json(Record record) {
    return CanonicalJson.text(RecordWriter.write(record));
  }

  void add(
      String field,
      @Nullable String before,
      @Nullable String after,
      ChangeClass changeClass,
      String sentence) {
    add(field, before, after, changeClass, true, sentence);
  }

  /** Nothing shows that the later side asks as much: that counts against it. */
  void incomparable(String field, String before, String after, String sentence) {
    add(field, before, after, ChangeClass.WEAKENED, false, sentence);
  }

  private void add(
      String field,
      @Nullable String before,
      @Nullable String after,
      ChangeClass changeClass,
      boolean comparable,
      String sentence) {
    var at = field.isEmpty() ? path : path + "." + field;
    found.add(new PolicyChange(at, before, after, changeClass, comparable, sentence, names));
  }

  /** Words that no rule reads. */
  void wording(String field, String before, String after) {
    if (!before.equals(after)) {
      add(
          field,
          before,
          after,
          ChangeClass.NEUTRAL,
          "Only words changed. No rule reads them; whether they mean less is for a reader to say.");
    }
  }

  /**
   * A value of which one direction asks more.
   *
   * @param stricter above 0 if the later value asks more, below 0 if less, 0 if as much
   * @param more why the stricter value is stricter
   * @param less why the looser value is looser
   */
  void ordered(
      String field,
      @Nullable Object before,
      @Nullable Object after,
      int stricter,
      String more,
      String less) {
    if (stricter != 0) {
      add(
          field,
          before == null ? null : before.toString(),
          after == null ? null : after.toString(),
          stricter > 0 ? ChangeClass.STRENGTHENED : ChangeClass.WEAKENED,
          stricter > 0 ? more : less);
    }
  }

  /** A set of which each member asks for something more. */
  void members(
      String field, Collection<?> before, Collection<?> after, String gained, String lost) {
    for (var gone : without(before, after)) {
      add(member(field, gone), gone, null, ChangeClass.WEAKENED, lost.formatted(gone));
    }
    for (var come : without(after, before)) {
      add(member(field, come), null, come, ChangeClass.STRENGTHENED, gained.formatted(come));
    }
  }

  /** A set of which each member excuses from something. */
  void excuses(
      String field,
      Collection<String> before,
      Collection<String> after,
      String gained,
      String lost) {
    for (var come : without(after, before)) {
      add(member(field, come), null, come, ChangeClass.WEAKENED, gained);
    }
    for (var gone : without(before, after)) {
      add(member(field, gone), gone, null, ChangeClass.STRENGTHENED, lost);
    }
  }

  private static String member(String field, String value) {
    return "%s[%s]".formatted(field, value);
  }

  private static Collection<String> without(Collection<?> these, Collection<?> those) {
    var left = new TreeSet<String>();
    these.stream()
        .filter(member -> !those.contains(member))
        .map(Objects::toString)
        .forEach(left::add);
    return left;
  }
}
