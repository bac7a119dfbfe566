package dev.countersign.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart holds no password, gives no right that is not needed, and refuses half an answer. */
class ChartTest {
  private static final Path CHART =
      Path.of(System.getProperty("countersign.root")).resolve("helm/countersign");
  private static final String DIGEST = "sha256:" + "ab".repeat(32);

  private static Map<String, String> values() {
    var values = new HashMap<String, String>();
    values.put("image.registry", "registry.example/countersign");
    values.put("secrets.oversight", "oversight-secrets");
    values.put("secrets.transparency", "transparency-secrets");
    values.put("secrets.evidence", "evidence-secrets");
    values.put("database.url", "jdbc:postgresql://db.example:5432/countersign?sslmode=verify-full");
    values.put("database.cidr", "10.1.0.0/16");
    values.put("store.cidr", "10.2.0.0/16");
    values.put("oidc.realm", "https://id.example/realms/countersign");
    values.put("oidc.cidr", "10.3.0.0/16");
    values.put("addresses.evidence", "https://evidence.example");
    values.put("log.origin", "countersign.dev/log/production");
    for (var service : List.of("oversight", "evidence", "transparency")) {
      values.put("services." + service + ".digest", DIGEST);
    }
    return values;
  }

  private static String rendered(Map<String, String> values) {
    var command = new Helm(CHART).template().withName("countersign").withKubeVersion("1.31.0");
    values.forEach(command::set);
    return command.call();
  }

  private static List<JsonNode> documents() throws IOException {
    var found = new ArrayList<JsonNode>();
    try (var parsed =
        new YAMLMapper()
            .readerFor(JsonNode.class)
            .<JsonNode>readValues(new YAMLFactory().createParser(rendered(values())))) {
      while (parsed.hasNext()) {
        var document = parsed.next();
        if (document.isObject()) {
          found.add(document);
        }
      }
    }
    return found;
  }

  private static Stream<JsonNode> ofKind(String kind) throws IOException {
    return documents().stream().filter(document -> document.get("kind").asText().equals(kind));
  }

  /** A lint reads the chart's own values only, so it is given a chart whose values are answered. */
  private static Path answered(Path folder) throws IOException {
    try (var files = Files.walk(CHART)) {
      for (var file : files.toList()) {
        var copy = folder.resolve(CHART.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    var yaml = new YAMLMapper();
    var answers = (ObjectNode) yaml.readTree(CHART.resolve("values.yaml").toFile());
    values()
        .forEach(
            (name, value) -> {
              int last = name.lastIndexOf('.');
              answers
                  .withObject("/" + name.substring(0, last).replace('.', '/'))
                  .put(name.substring(last + 1), value);
            });
    yaml.writeValue(folder.resolve("values.yaml").toFile(), answers);
    return folder;
  }

  @Test
  void theChartIsClean(@TempDir Path folder) throws IOException {
    var result = new Helm(answered(folder)).lint().strict().call();
    assertThat(result.getMessages()).noneMatch(message -> message.contains("ERROR"));
    assertThat(result.isFailed()).isFalse();
  }

  @Test
  void itStartsThreeServicesWithImagesByDigest() throws IOException {
    assertThat(
            ofKind("Deployment").map(d -> d.at("/spec/template/spec/containers/0/image").asText()))
        .containsExactlyInAnyOrder(
            "registry.example/countersign/oversight@" + DIGEST,
            "registry.example/countersign/evidence@" + DIGEST,
            "registry.example/countersign/transparency@" + DIGEST);
  }

  @Test
  void everyPodIsRestricted() throws IOException {
    for (var deployment : ofKind("Deployment").toList()) {
      var pod = deployment.at("/spec/template/spec");
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.at("/securityContext/seccompProfile/type").asText())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.get("automountServiceAccountToken").asBoolean()).isFalse();
      assertThat(pod.findValues("hostPath")).isEmpty();
      assertThat(pod.has("hostNetwork")).isFalse();
      for (var container : pod.get("containers")) {
        var context = container.get("securityContext");
        assertThat(context.get("allowPrivilegeEscalation").asBoolean()).isFalse();
        assertThat(context.get("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(container.at("/resources/limits").size()).isEqualTo(2);
        assertThat(container.at("/resources/requests").size()).isEqualTo(2);
        for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
          assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("management");
        }
      }
    }
  }

  @Test
  void itMakesNoSecretAndHoldsNone() throws IOException {
    assertThat(ofKind("Secret")).isEmpty();
    for (var deployment : ofKind("Deployment").toList()) {
      for (var variable : deployment.at("/spec/template/spec/containers/0/env")) {
        if (variable.get("name").asText().matches(".*(PASSWORD|SECRET|SEED|STORE_URL)$")) {
          assertThat(variable.has("value")).as(variable.get("name").asText()).isFalse();
          assertThat(variable.at("/valueFrom/secretKeyRef/name").asText()).endsWith("-secrets");
        }
      }
    }
  }

  @Test
  void theManagementPortIsOfNoService() throws IOException {
    for (var service : ofKind("Service").toList()) {
      assertThat(service.at("/spec/ports")).hasSize(1);
      assertThat(service.at("/spec/ports/0/targetPort").asText()).isEqualTo("http");
    }
  }

  @Test
  void nothingComesInOrGoesOutThatIsNotSaid() throws IOException {
    var policies = ofKind("NetworkPolicy").toList();
    assertThat(policies).hasSize(4);
    for (var policy : policies) {
      assertThat(policy.at("/spec/policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
      assertThat(policy.at("/spec").toString()).doesNotContain("0.0.0.0/0");
    }
  }

  @Test
  void noStoryIsToldInProduction() throws IOException {
    assertThat(rendered(values())).contains("value: real").doesNotContain("story");
  }

  @ParameterizedTest
  @CsvSource({
    "services.oversight.digest, latest",
    "oidc.realm, http://id.example/realms/countersign",
    "database.url, jdbc:postgresql://db.example/countersign",
    "database.url, jdbc:postgresql://db.example/countersign?sslmode=verify-full&password=x",
    "secrets.oversight, ''",
    "addresses.evidence, http://evidence.example",
    "services.transparency.replicas, 2",
    "services.oversight.replica, 2",
    "password, countersign"
  })
  void anUnsafeOrUnknownValueIsRefused(String name, String value) {
    var values = values();
    values.put(name, value);
    assertThatThrownBy(() -> rendered(values)).hasMessageContaining("schema");
  }
}
