package dev.countersign.journeys.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The reviewed table of who may see what: {@code isolation.txt}, a line a field. */
final class Table {
  private final Map<String, Set<Character>> kinds = new LinkedHashMap<>();
  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final Map<String, Id> ids = new LinkedHashMap<>();

  /**
   * An id that a caller may put somewhere.
   *
   * @param kind of thing that it names, or how else it is covered
   * @param answers any of which a stranger's id and a made-up one get alike
   */
  record Id(String kind, Set<String> answers) {
    /** Those that name nothing that anybody could hide, or that another test is about. */
    boolean isOfKind() {
      return Character.isUpperCase(kind.charAt(0));
    }

    String type() {
      return kind.replaceAll(":.*", "");
    }
  }

  static Table read() {
    var table = new Table();
    try (var in = Objects.requireNonNull(Table.class.getResourceAsStream("/isolation.txt"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceAll("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .map(line -> line.split("\\s+"))
          .forEach(table::line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  private void line(String[] words) {
    var rest = Arrays.asList(words).subList(2, words.length);
    var before =
        switch (words[0]) {
          case "kind" ->
              kinds.put(
                  words[1],
                  rest.stream()
                      .filter(letter -> !letter.equals("-"))
                      .map(letter -> letter.charAt(0))
                      .collect(Collectors.toSet()));
          case "field" -> fields.put(words[1], rest);
          case "id" ->
              ids.put(words[1], new Id(rest.getFirst(), Set.copyOf(rest.subList(1, rest.size()))));
          default -> throw new IllegalStateException("isolation.txt has a line " + words[0]);
        };
    if (before != null) {
      throw new IllegalStateException("isolation.txt has two lines for " + words[1]);
    }
  }

  Map<String, Set<Character>> kinds() {
    return kinds;
  }

  /** Root fields and nested lists, by {@code Type.field}. */
  Map<String, List<String>> fields() {
    return fields;
  }

  /** Arguments and input fields that take an id, by {@code field.path}. */
  Map<String, Id> ids() {
    return ids;
  }

  boolean maySee(String kind, Relation relation) {
    var letters = kinds.get(kind);
    if (letters == null) {
      throw new AssertionError("isolation.txt has no kind " + kind);
    }
    return letters.contains(relation.letter);
  }
}
