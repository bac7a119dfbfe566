package dev.countersign.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of values is what values.yaml and the schema say. */
class ReadmeTest {
  private static final String BEGIN = "<!-- values: written from values.yaml by ReadmeTest -->\n";
  private static final String END = "<!-- end of values -->";

  private record Value(String name, String said) {}

  /** {@code -Dcountersign.review=write} writes it anew. */
  @Test
  void theTableIsWrittenFromTheValues() throws IOException {
    var file = Chart.FOLDER.resolve("README.md");
    var text = Files.readString(file);
    var table = table();
    var wanted =
        text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
            + table
            + text.substring(text.indexOf(END));
    if ("write".equals(System.getProperty("countersign.review"))) {
      Files.writeString(file, wanted);
    }
    assertThat(Files.readString(file)).isEqualTo(wanted);
  }

  @Test
  void everyValueThatIsNotPlainIsExplained() throws IOException {
    assertThat(values())
        .filteredOn(value -> value.said().isEmpty())
        .allMatch(value -> value.name().matches(".*\\.(port|managementPort)|.*\\.resources\\..*"));
  }

  @Test
  void theSchemaKnowsExactlyTheValuesThatThereAre() throws IOException {
    var schema = new YAMLMapper().readTree(Chart.FOLDER.resolve("values.schema.json").toFile());
    var known = new TreeSet<String>();
    leaves(schema, schema, "", known);
    known.remove("global");
    assertThat(known)
        .containsExactlyElementsOf(new TreeSet<>(values().stream().map(Value::name).toList()));
  }

  private static String table() throws IOException {
    var defaults = new YAMLMapper().readTree(Chart.FOLDER.resolve("values.yaml").toFile());
    var rows = new StringBuilder("| value | default | meaning |\n| --- | --- | --- |\n");
    for (var value : values()) {
      var given = defaults.at("/" + value.name().replace('.', '/'));
      rows.append("| `%s` | `%s` | %s |%n".formatted(value.name(), given, value.said()));
    }
    return rows.toString();
  }

  /** Every value that holds no others, with the comment above it. */
  private static List<Value> values() throws IOException {
    var defaults = new YAMLMapper().readTree(Chart.FOLDER.resolve("values.yaml").toFile());
    var found = new ArrayList<Value>();
    var path = new ArrayDeque<String>();
    var said = new StringBuilder();
    for (var line : Files.readAllLines(Chart.FOLDER.resolve("values.yaml"))) {
      var plain = line.strip();
      if (plain.startsWith("#")) {
        said.append(said.isEmpty() ? "" : " ").append(plain.substring(1).strip());
      } else if (!plain.isEmpty()) {
        int depth = (line.length() - line.stripLeading().length()) / 2;
        while (path.size() > depth) {
          path.removeLast();
        }
        path.addLast(plain.substring(0, plain.indexOf(':')));
        add(found, path, defaults, said.toString());
        said.setLength(0);
      }
    }
    return found;
  }

  private static void add(List<Value> found, Deque<String> path, JsonNode all, String said) {
    var here = all.at("/" + String.join("/", path));
    if (!here.isObject() || here.isEmpty()) {
      found.add(new Value(String.join(".", path), said));
    } else if (path.getLast().matches("requests|limits")) {
      here.forEachEntry(
          (name, value) -> found.add(new Value(String.join(".", path) + "." + name, "")));
    }
  }

  private static void leaves(JsonNode schema, JsonNode node, String name, TreeSet<String> known) {
    var here = node.has("$ref") ? schema.at(node.get("$ref").asText().substring(1)) : node;
    if (here.path("properties").isEmpty()) {
      known.add(name);
    } else {
      here.get("properties")
          .forEachEntry(
              (key, value) ->
                  leaves(schema, value, name.isEmpty() ? key : name + "." + key, known));
    }
  }
}
