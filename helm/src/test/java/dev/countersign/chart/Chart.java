package dev.countersign.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The chart, rendered with the value sets of {@code ci/}. */
final class Chart {
  static final Path FOLDER =
      Path.of(System.getProperty("countersign.root")).resolve("helm/countersign");
  static final List<String> VALUE_SETS =
      List.of("minimal", "external", "highly-available", "operators", "air-gapped");

  /** Where hooks go in the copy, so that rendering does not leave them out. */
  static final String HOOK = "countersign.test/hook";

  private static final String KUBERNETES = "1.31.0";
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Map<String, List<JsonNode>> RENDERED = new ConcurrentHashMap<>();

  private Chart() {}

  static Path values(String set) {
    return FOLDER.resolve("ci/%s-values.yaml".formatted(set));
  }

  /** Everything that a value set renders, hooks included, in order. */
  static List<JsonNode> manifests(String set) {
    return RENDERED.computeIfAbsent(set, name -> parse(renderedWithHooks(name)));
  }

  static Stream<JsonNode> ofKind(String set, String kind) {
    return manifests(set).stream().filter(m -> m.get("kind").asText().equals(kind));
  }

  /** Renders a value set with some of its values replaced; strings stay strings. */
  static String rendered(String set, Map<String, String> replaced) {
    var command =
        new Helm(FOLDER)
            .template()
            .withName("rel")
            .withNamespace("countersign")
            .withKubeVersion(KUBERNETES)
            .withValuesFile(values(set));
    replaced.forEach(
        (name, value) -> {
          if (value.equals("[]")) {
            // `--set` knows no empty list.
            command.withValuesFile(emptyList(name));
          } else {
            command.set(name, value);
          }
        });
    return command.call();
  }

  private static Path emptyList(String name) {
    try {
      var file = Files.createTempFile("values", ".yaml");
      var values = YAML.createObjectNode();
      values.withArray("/" + name.replace('.', '/'));
      YAML.writeValue(file.toFile(), values);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String renderedWithHooks(String set) {
    try {
      var copy = copy(Files.createTempDirectory("chart"));
      try (var files = Files.list(copy.resolve("templates"))) {
        for (var file : files.toList()) {
          var text = Files.readString(file);
          Files.writeString(file, text.replace("helm.sh/hook:", HOOK + ":"));
        }
      }
      return new Helm(copy)
          .template()
          .withName("rel")
          .withNamespace("countersign")
          .withKubeVersion(KUBERNETES)
          .withValuesFile(values(set))
          .call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> parse(String rendered) {
    var found = new ArrayList<JsonNode>();
    try (var parsed =
        YAML.readerFor(JsonNode.class)
            .<JsonNode>readValues(new YAMLFactory().createParser(rendered))) {
      while (parsed.hasNext()) {
        var document = parsed.next();
        if (document.isObject()) {
          found.add(document);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** A lint reads the chart's own values only, so it is given a copy in which they are answered. */
  static Path answered(String set) throws IOException {
    var copy = copy(Files.createTempDirectory("chart"));
    var values = (ObjectNode) YAML.readTree(FOLDER.resolve("values.yaml").toFile());
    merge(values, YAML.readTree(values(set).toFile()));
    YAML.writeValue(copy.resolve("values.yaml").toFile(), values);
    return copy;
  }

  private static void merge(ObjectNode into, JsonNode from) {
    from.forEachEntry(
        (name, value) -> {
          if (value.isObject() && into.path(name).isObject()) {
            merge((ObjectNode) into.get(name), value);
          } else {
            into.set(name, value);
          }
        });
  }

  private static Path copy(Path to) throws IOException {
    try (var files = Files.walk(FOLDER)) {
      for (var file : files.toList()) {
        var copy = to.resolve(FOLDER.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return to;
  }

  /** The pods that workloads, jobs and the test make, by the name of what makes them. */
  static Map<String, JsonNode> pods(String set) {
    var pods = new java.util.TreeMap<String, JsonNode>();
    for (var manifest : manifests(set)) {
      var name = manifest.at("/metadata/name").asText();
      switch (manifest.get("kind").asText()) {
        case "Deployment", "StatefulSet", "Job" ->
            pods.put(name, manifest.at("/spec/template/spec"));
        case "CronJob" -> pods.put(name, manifest.at("/spec/jobTemplate/spec/template/spec"));
        case "Pod" -> pods.put(name, manifest.get("spec"));
        default -> {
          // Makes no pod of ours.
        }
      }
    }
    return pods;
  }

  /** Every container of a pod, those that run before the others included. */
  static List<JsonNode> containers(JsonNode pod) {
    var all = new ArrayList<JsonNode>();
    pod.path("initContainers").forEach(all::add);
    pod.path("containers").forEach(all::add);
    return all;
  }
}
