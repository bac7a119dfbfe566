package dev.countersign.journeys.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.journeys.isolation.Relation.Viewer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Many questions of one viewer in few requests, each answered as if it had been asked alone: its
 * data under its field's own name, and its errors without path and place.
 */
final class Batches {
  /** As many fields as a document may have at its root. */
  private static final int MOST = 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Viewer viewer;
  private final String kind;

  private Batches(Viewer viewer, String kind) {
    this.viewer = viewer;
    this.kind = kind;
  }

  /** The answers in the order of the questions. */
  static List<JsonNode> queries(Viewer viewer, List<Ask> asked) {
    var batches = new Batches(viewer, "query");
    var answers = new ArrayList<JsonNode>();
    for (int from = 0; from < asked.size(); from += MOST) {
      answers.addAll(batches.ask(asked.subList(from, Math.min(asked.size(), from + MOST))));
    }
    return answers;
  }

  /** A write goes alone: one that is refused would end what stands behind it. */
  static JsonNode mutation(Viewer viewer, Ask asked) {
    return new Batches(viewer, "mutation").ask(List.of(asked)).getFirst();
  }

  private List<JsonNode> ask(List<Ask> asked) {
    var answer = send(asked);
    if (asked.size() == 1) {
      return List.of(alone(answer, asked.getFirst(), 0));
    }
    if (isAboutAllOfIt(answer)) {
      // Too much at once.
      int half = asked.size() / 2;
      return Stream.concat(
              ask(asked.subList(0, half)).stream(), ask(asked.subList(half, asked.size())).stream())
          .toList();
    }
    return answer.path("data").isNull() ? again(asked, answer) : each(asked, answer);
  }

  private static boolean isAboutAllOfIt(JsonNode answer) {
    return !answer.path("data").isObject()
        && StreamSupport.stream(answer.path("errors").spliterator(), false)
            .noneMatch(error -> error.path("path").has(0));
  }

  /** One that was refused took the others' data along: they are asked once more. */
  private List<JsonNode> again(List<Ask> asked, JsonNode answer) {
    var left = new ArrayList<Ask>();
    var settled = new LinkedHashMap<Integer, JsonNode>();
    for (int i = 0; i < asked.size(); i++) {
      var one = alone(answer, asked.get(i), i);
      if (one.path("errors").isEmpty()) {
        left.add(asked.get(i));
      } else {
        settled.put(i, one);
      }
    }
    if (settled.isEmpty()) {
      throw new AssertionError("Nothing of " + asked + " is told, and not why: " + answer);
    }
    var others = (left.isEmpty() ? List.<JsonNode>of() : ask(left)).iterator();
    return IntStream.range(0, asked.size())
        .mapToObj(i -> settled.containsKey(i) ? settled.get(i) : others.next())
        .toList();
  }

  private static List<JsonNode> each(List<Ask> asked, JsonNode answer) {
    return IntStream.range(0, asked.size()).mapToObj(i -> alone(answer, asked.get(i), i)).toList();
  }

  private JsonNode send(List<Ask> asked) {
    var variables = new LinkedHashMap<String, Object>();
    for (int i = 0; i < asked.size(); i++) {
      asked.get(i).putVariables(alias(i), variables);
    }
    var declared =
        IntStream.range(0, asked.size())
            .mapToObj(i -> asked.get(i).declared(alias(i)))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", ", "(", ")"));
    var fields =
        IntStream.range(0, asked.size())
            .mapToObj(i -> asked.get(i).text(alias(i)))
            .collect(Collectors.joining(" ", " { ", " }"));
    return Probe.post(viewer, kind + (variables.isEmpty() ? "" : declared) + fields, variables);
  }

  private static String alias(int number) {
    return "a" + number;
  }

  private static JsonNode alone(JsonNode answer, Ask asked, int number) {
    var alone = JSON.createObjectNode();
    var data = answer.path("data").path(alias(number));
    if (!data.isMissingNode()) {
      alone.putObject("data").set(asked.field(), data);
    }
    var errors = JSON.createArrayNode();
    for (var error : answer.path("errors")) {
      var at = error.at("/path/0");
      // One without a path is about the whole request.
      if (at.isMissingNode() || at.asText().equals(alias(number))) {
        errors.add(((ObjectNode) error.deepCopy()).without(List.of("path", "locations")));
      }
    }
    if (!errors.isEmpty()) {
      alone.set("errors", errors);
    }
    return alone;
  }
}
