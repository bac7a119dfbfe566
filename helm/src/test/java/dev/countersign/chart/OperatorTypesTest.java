package dev.countersign.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What operators are asked for is what their own definitions take. Those are others' files, so this
 * looks into {@code CONFORMANCE_DATA}, and is skipped where it is not set.
 */
class OperatorTypesTest {

  @Test
  void everyRequestToAnOperatorIsOneThatItsDefinitionTakes() throws IOException {
    var definitions = definitions();
    int checked = 0;
    for (var set : Chart.VALUE_SETS) {
      for (var manifest : Chart.manifests(set)) {
        var schema = definitions.get(type(manifest));
        if (schema != null) {
          assertThat(schema.validate(manifest)).as(set + " " + type(manifest)).isEmpty();
          checked++;
        }
      }
    }
    assertThat(checked).as("clusters, their backups and stores").isGreaterThanOrEqualTo(8);
  }

  @Test
  void aFieldThatADefinitionHasNotIsFound() throws IOException {
    var definitions = definitions();
    ObjectNode cluster = Chart.ofKind("operators", "Cluster").findFirst().orElseThrow().deepCopy();
    ((ObjectNode) cluster.at("/spec/storage")).put("sise", "1Gi");
    assertThat(definitions.get(type(cluster)).validate(cluster)).isNotEmpty();
  }

  private static String type(JsonNode manifest) {
    return manifest.get("apiVersion").asText() + "/" + manifest.get("kind").asText();
  }

  private static TreeMap<String, JsonSchema> definitions() throws IOException {
    var data = System.getenv("CONFORMANCE_DATA");
    assumeTrue(data != null, "CONFORMANCE_DATA is not set: operators' definitions are not checked");
    var found = new TreeMap<String, JsonSchema>();
    var factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    try (var files = Files.list(Path.of(data, "crds"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        for (var definition : Chart.parse(Files.readString(file))) {
          for (var version : definition.at("/spec/versions")) {
            var type =
                "%s/%s/%s"
                    .formatted(
                        definition.at("/spec/group").asText(),
                        version.get("name").asText(),
                        definition.at("/spec/names/kind").asText());
            ObjectNode schema = version.at("/schema/openAPIV3Schema").deepCopy();
            ((ObjectNode) schema.get("properties")).putObject("metadata").put("type", "object");
            close(schema);
            found.put(type, factory.getSchema(schema));
          }
        }
      }
    }
    return found;
  }

  /** An API server drops what a definition does not name; here that is an error. */
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      if (object.path("properties").isObject()
          && !object.has("additionalProperties")
          && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
        object.put("additionalProperties", false);
      }
      if (object.path("x-kubernetes-int-or-string").asBoolean()) {
        object.remove("type");
      }
      // Formats of Go, which JSON Schema has not.
      object.remove("format");
    }
    schema.forEach(OperatorTypesTest::close);
  }
}
