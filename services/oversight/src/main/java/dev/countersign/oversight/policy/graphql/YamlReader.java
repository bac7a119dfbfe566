package dev.countersign.oversight.policy.graphql;

import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.Problem;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonBoolean;
import dev.countersign.proofs.json.JsonValue.JsonNumber;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * YAML as a tree of JSON values, and nothing more: no anchors, aliases, tags or second documents,
 * and plain words as YAML 1.2 has them. What could mean two things is named, not guessed.
 */
final class YamlReader {
  private static final int DEEPEST = 50;
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");

  private final Iterator<Event> events;
  private final List<Problem> problems = new ArrayList<>();

  private YamlReader(Iterator<Event> events) {
    this.events = events;
  }

  /**
   * Reads one document.
   *
   * @throws DocumentProblemsException naming every offending path
   */
  static JsonValue read(String text) {
    try {
      var options = new LoaderOptions();
      var reader = new YamlReader(new Yaml(options).parse(new StringReader(text)).iterator());
      var value = reader.document();
      if (reader.problems.isEmpty()) {
        return value;
      }
      throw new DocumentProblemsException(List.copyOf(reader.problems));
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      var where = mark == null ? "" : " at line " + (mark.getLine() + 1);
      throw unreadable("the document is not YAML: " + e.getProblem() + where);
    } catch (YAMLException e) {
      throw unreadable("the document is not YAML: " + e.getMessage());
    }
  }

  private static DocumentProblemsException unreadable(String why) {
    return new DocumentProblemsException(List.of(new Problem("$", "NOT_READABLE", why)));
  }

  private JsonValue document() {
    JsonValue value = JsonValue.NULL;
    int documents = 0;
    while (events.hasNext()) {
      var event = events.next();
      if (event instanceof NodeEvent node) {
        documents++;
        value = node(node, "$", 0);
      }
    }
    if (documents != 1) {
      problem("$", "NOT_ONE_DOCUMENT", "exactly one document is expected");
    }
    return value;
  }

  private JsonValue node(NodeEvent event, String path, int depth) {
    if (depth > DEEPEST) {
      throw unreadable("the document is nested deeper than " + DEEPEST);
    }
    if (event instanceof AliasEvent) {
      return problem(path, "ALIAS", "an alias stands for other text; write that text out");
    }
    if (event.getAnchor() != null) {
      problem(path, "ANCHOR", "an anchor names text for use elsewhere; write it out there");
    }
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar, path);
      case MappingStartEvent mapping -> mapping(mapping, path, depth);
      case CollectionStartEvent sequence -> sequence(sequence, path, depth);
      default -> throw new IllegalStateException("Not a node: " + event);
    };
  }

  private JsonValue mapping(MappingStartEvent mapping, String path, int depth) {
    refuseTag(mapping.getTag(), path);
    var members = new LinkedHashMap<String, JsonValue>();
    for (var event = events.next(); event instanceof NodeEvent key; event = events.next()) {
      var name = key instanceof ScalarEvent scalar ? scalar.getValue() : "?";
      var at = path + "." + name;
      if (key instanceof ScalarEvent) {
        if (key.getAnchor() != null) {
          problem(at, "ANCHOR", "an anchor names text for use elsewhere; write it out there");
        }
      } else {
        node(key, at, depth + 1);
        problem(at, "WRONG_TYPE", "a name is expected");
      }
      if (members.put(name, node((NodeEvent) events.next(), at, depth + 1)) != null) {
        problem(at, "REPEATED", "the name stands twice");
      }
    }
    return new JsonObject(members);
  }

  private JsonValue sequence(CollectionStartEvent sequence, String path, int depth) {
    refuseTag(sequence.getTag(), path);
    var values = new ArrayList<JsonValue>();
    for (var event = events.next(); event instanceof NodeEvent node; event = events.next()) {
      values.add(node(node, path + "[" + values.size() + "]", depth + 1));
    }
    return new JsonArray(values);
  }

  private JsonValue scalar(ScalarEvent scalar, String path) {
    refuseTag(scalar.getTag(), path);
    var text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return JsonValue.string(text);
    }
    if (NULLS.contains(text)) {
      return JsonValue.NULL;
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return new JsonBoolean(TRUE.contains(text));
    }
    if (text.matches("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?")) {
      return new JsonNumber(new BigDecimal(text));
    }
    return JsonValue.string(text);
  }

  private void refuseTag(@Nullable String tag, String path) {
    if (tag != null) {
      problem(path, "TAG", "a tag changes what the text means; leave it out");
    }
  }

  private JsonValue problem(String path, String code, String message) {
    problems.add(new Problem(path, code, message));
    return JsonValue.NULL;
  }
}
