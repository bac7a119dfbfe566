package dev.countersign.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every manifest is one that Kubernetes' own schemas take, as npm's {@code kubernetes-models} has
 * them: what is required, enums, quantities and patterns, which types alone do not say. It knows
 * Prometheus', CloudNativePG's and the gateway's types too.
 */
class KubernetesModelsTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("countersign.root"), "helm/src/test/node");
  private static final Path FOLDER =
      Path.of(System.getProperty("countersign.root"), "helm/target/models");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of operators that have no model there. */
  private static final List<String> WITHOUT_A_MODEL =
      List.of(
          "unknown k8s.keycloak.org/v2alpha1/Keycloak",
          "unknown mongodbcommunity.mongodb.com/v1/MongoDBCommunity");

  @BeforeAll
  static void theModelsAreThere() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    boolean same = true;
    for (var name : List.of("package.json", "package-lock.json", "validate.mjs")) {
      var copy = FOLDER.resolve(name);
      same &= Files.exists(copy) && Files.mismatch(SOURCES.resolve(name), copy) < 0;
      Files.copy(SOURCES.resolve(name), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!same || !Files.exists(FOLDER.resolve("node_modules"))) {
      run("", "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
    }
  }

  private static String run(String input, String... command)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static List<String> validated(List<? extends JsonNode> manifests)
      throws IOException, InterruptedException {
    return run(JSON.writeValueAsString(manifests), "node", "validate.mjs").lines().toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "external", "highly-available", "operators", "air-gapped"})
  void everyManifestIsOneThatKubernetesTakes(String set) throws Exception {
    assertThat(validated(Chart.manifests(set)))
        .filteredOn(line -> !WITHOUT_A_MODEL.contains(line))
        .singleElement()
        .asString()
        .startsWith("known ");
  }

  @Test
  void whatKubernetesWouldRefuseIsFound() throws Exception {
    ObjectNode deployment =
        Chart.ofKind("minimal", "Deployment").findFirst().orElseThrow().deepCopy();
    ((ObjectNode) deployment.at("/spec")).remove("selector");
    ObjectNode service = Chart.ofKind("minimal", "Service").findFirst().orElseThrow().deepCopy();
    ((ObjectNode) service.at("/spec/ports/0")).put("port", "http");
    ObjectNode nobodys = JSON.createObjectNode().put("apiVersion", "apps/v1").put("kind", "Deploy");
    assertThat(validated(List.of(deployment, service, nobodys)))
        .anyMatch(line -> line.startsWith("fault apps/v1/Deployment") && line.contains("selector"))
        .anyMatch(line -> line.startsWith("fault v1/Service"))
        .contains("unknown apps/v1/Deploy", "known 2");
  }
}
