package dev.countersign.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pods have no right that they do not need, nothing is open that need not be, no secret is held.
 */
class PolicyTest {
  private static final List<String> SERVICES = List.of("oversight", "evidence", "transparency");

  static Stream<String> valueSets() {
    return Chart.VALUE_SETS.stream();
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void everyPodIsRestricted(String set) {
    assertThat(Chart.pods(set)).hasSizeGreaterThanOrEqualTo(6);
    Chart.pods(set)
        .forEach(
            (name, pod) -> {
              var context = pod.get("securityContext");
              assertThat(context.get("runAsNonRoot").asBoolean()).as(name).isTrue();
              assertThat(context.get("runAsUser").asInt()).as(name).isPositive();
              assertThat(context.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
              for (var shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
                assertThat(pod.path(shared).asBoolean(false)).as(name + shared).isFalse();
              }
              assertThat(pod.findValues("hostPath")).as(name).isEmpty();
              assertThat(pod.findValues("hostPort")).as(name).isEmpty();
              Chart.containers(pod).forEach(container -> restricted(name, container));
            });
  }

  private static void restricted(String name, JsonNode container) {
    var context = container.get("securityContext");
    assertThat(context.get("allowPrivilegeEscalation").asBoolean(true)).as(name).isFalse();
    assertThat(context.get("readOnlyRootFilesystem").asBoolean()).as(name).isTrue();
    assertThat(context.path("privileged").asBoolean(false)).as(name).isFalse();
    assertThat(context.at("/capabilities/drop").toString()).as(name).isEqualTo("[\"ALL\"]");
    assertThat(context.at("/capabilities").has("add")).as(name).isFalse();
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void noPodHoldsATokenOfTheCluster(String set) {
    Chart.pods(set)
        .forEach(
            (name, pod) -> {
              assertThat(pod.get("automountServiceAccountToken").asBoolean(true)).isFalse();
              assertThat(pod.path("serviceAccountName").asText()).as(name).startsWith("rel-");
            });
    assertThat(Chart.ofKind(set, "ServiceAccount"))
        .allMatch(account -> !account.get("automountServiceAccountToken").asBoolean(true));
    assertThat(Chart.manifests(set))
        .noneMatch(m -> m.get("kind").asText().matches("(Cluster)?Role(Binding)?"));
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void everyImageIsNamedByDigest(String set) {
    for (var pod : Chart.pods(set).values()) {
      for (var container : Chart.containers(pod)) {
        assertThat(container.get("image").asText()).matches("[^@]+@sha256:[0-9a-f]{64}");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void everyContainerSaysWhatItNeedsAndMayTake(String set) {
    Chart.pods(set)
        .forEach(
            (name, pod) -> {
              for (var container : Chart.containers(pod)) {
                for (var bound : List.of("requests", "limits")) {
                  assertThat(
                          container.at("/resources/" + bound).propertyStream().map(e -> e.getKey()))
                      .as(name)
                      .containsExactlyInAnyOrder("cpu", "memory");
                }
                assertThat(container.at("/resources/requests/memory"))
                    .as("a heap is sized by the limit, so it must be there: " + name)
                    .isEqualTo(container.at("/resources/limits/memory"));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void noSecretIsMadeAndNoneIsWrittenOut(String set) {
    assertThat(Chart.ofKind(set, "Secret")).isEmpty();
    for (var pod : Chart.pods(set).values()) {
      for (var container : Chart.containers(pod)) {
        for (var variable : container.path("env")) {
          var name = variable.get("name").asText();
          if (name.matches(".*(PASSWORD|SECRET|SEED|STORE_URL|ADMIN_USER|ADMIN_CLIENT)$")) {
            assertThat(variable.has("value")).as(name).isFalse();
            assertThat(variable.at("/valueFrom/secretKeyRef/name").asText()).as(name).isNotBlank();
          }
        }
      }
    }
  }

  @Test
  void noValueCouldHoldAPassword() throws java.io.IOException {
    var schema =
        Chart.parse(java.nio.file.Files.readString(Chart.FOLDER.resolve("values.schema.json")));
    var names = new TreeSet<String>();
    propertyNames(schema.getFirst(), names);
    assertThat(names)
        .contains("passwordSecret")
        .noneMatch(name -> name.matches("(?i).*(password|passphrase|privatekey|token|seed)$"));
  }

  private static void propertyNames(JsonNode schema, Set<String> names) {
    schema.path("properties").forEachEntry((name, value) -> names.add(name));
    schema.forEach(child -> propertyNames(child, names));
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void healthIsAskedForAtTheManagementPort(String set) {
    for (var service : SERVICES) {
      var container = Chart.pods(set).get("rel-" + service).at("/containers/0");
      for (var probe : List.of("startup", "readiness", "liveness")) {
        var asked = container.at("/%sProbe/httpGet".formatted(probe));
        assertThat(asked.get("port").asText()).as(service + probe).isEqualTo("management");
        assertThat(asked.get("path").asText()).startsWith("/q/health/");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void nothingLeadsFromOutsideToAManagementPort(String set) {
    for (var service : Chart.ofKind(set, "Service").toList()) {
      boolean management = service.at("/metadata/name").asText().endsWith("-management");
      assertThat(service.at("/spec/ports")).hasSize(1);
      assertThat(service.at("/spec/ports/0/targetPort").asText())
          .isEqualTo(management ? "management" : "http");
      assertThat(service.at("/spec/type").asText("ClusterIP")).isEqualTo("ClusterIP");
    }
    for (var kind : List.of("Ingress", "HTTPRoute")) {
      for (var door : Chart.ofKind(set, kind).toList()) {
        assertThat(door.toString()).as(kind).doesNotContain("management");
        door.findValues("name").stream()
            .map(JsonNode::asText)
            .filter(name -> name.startsWith("rel-"))
            .forEach(name -> assertThat(SERVICES).contains(name.substring(4)));
      }
    }
    for (var policy : Chart.ofKind(set, "NetworkPolicy").toList()) {
      for (var rule : policy.at("/spec/ingress")) {
        if (rule.get("ports").toString().contains("management")) {
          assertThat(rule.at("/from/0/namespaceSelector/matchLabels").toString())
              .contains("monitoring");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void nothingComesInOrGoesOutThatIsNotSaid(String set) {
    var covered = new TreeSet<String>();
    boolean deniesAll = false;
    for (var policy : Chart.ofKind(set, "NetworkPolicy").toList()) {
      var spec = policy.get("spec");
      assertThat(spec.at("/policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
      deniesAll |= !spec.has("ingress") && !spec.has("egress");
      for (var direction : List.of("ingress", "egress")) {
        for (var rule : spec.path(direction)) {
          var peers = rule.path(direction.equals("ingress") ? "from" : "to");
          assertThat(peers.isEmpty()).as("open to all: " + policy).isFalse();
          assertThat(rule.path("ports").isEmpty()).as("open on all ports: " + policy).isFalse();
          assertThat(peers.toString()).doesNotContain("0.0.0.0/0").doesNotContain("::/0");
        }
      }
      covered.add(spec.at("/podSelector/matchLabels").path("app.kubernetes.io/name").asText());
    }
    assertThat(deniesAll).as("a policy that lets nothing through").isTrue();
    for (var service : SERVICES) {
      assertThat(covered).contains(service);
    }
    assertThat(covered).contains("migration", "realm", "check");
  }

  @Test
  void onlyWhoNeedsTheDatabaseReachesIt() {
    var reach = new TreeMap<String, String>();
    for (var policy : Chart.ofKind("minimal", "NetworkPolicy").toList()) {
      reach.put(policy.at("/metadata/name").asText(), policy.at("/spec/egress").toString());
    }
    assertThat(reach.get("rel-evidence")).doesNotContain("10.1.0.0/16").contains("10.2.0.0/16");
    assertThat(reach.get("rel-oversight")).contains("10.1.0.0/16").doesNotContain("10.2.0.0/16");
    assertThat(reach.get("rel-transparency"))
        .contains("10.1.0.0/16")
        .doesNotContain("10.2.0.0/16")
        .doesNotContain("10.3.0.0/16");
    assertThat(reach.get("rel-realm")).doesNotContain("10.1.0.0/16").contains("10.3.0.0/16");
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void aServiceIsGivenTheTimeThatItTakesToStop(String set) {
    for (var service : SERVICES) {
      var pod = Chart.pods(set).get("rel-" + service);
      var env = new TreeMap<String, String>();
      pod.at("/containers/0/env")
          .forEach(v -> env.put(v.get("name").asText(), v.path("value").asText()));
      int delay = seconds(env.get("QUARKUS_SHUTDOWN_DELAY"));
      int timeout = seconds(env.get("QUARKUS_SHUTDOWN_TIMEOUT"));
      assertThat(delay).as("endpoints learn of it first").isGreaterThanOrEqualTo(5);
      assertThat(pod.get("terminationGracePeriodSeconds").asInt()).isGreaterThan(delay + timeout);
    }
  }

  private static int seconds(String duration) {
    return Integer.parseInt(duration.replace("S", ""));
  }

  @Test
  void replicasAreSpreadAndKept() {
    for (var service : SERVICES) {
      var pod = Chart.pods("highly-available").get("rel-" + service);
      assertThat(pod.get("topologySpreadConstraints")).hasSize(2);
      assertThat(Chart.ofKind("highly-available", "PodDisruptionBudget"))
          .anyMatch(budget -> budget.at("/metadata/name").asText().equals("rel-" + service));
    }
  }

  @Test
  void everyReplicaOfTheLogRemembersByItself() {
    var log = Chart.ofKind("highly-available", "StatefulSet").findFirst().orElseThrow();
    assertThat(log.at("/spec/volumeClaimTemplates/0/spec/accessModes/0").asText())
        .isEqualTo("ReadWriteOnce");
    assertThat(log.at("/spec/persistentVolumeClaimRetentionPolicy/whenDeleted").asText())
        .isEqualTo("Retain");
    assertThat(log.at("/spec/replicas").asInt()).isEqualTo(3);
  }

  @Test
  void whatIsRecordedOutlivesTheRelease() {
    for (var kind : List.of("Cluster", "MongoDBCommunity")) {
      for (var kept : Chart.ofKind("operators", kind).toList()) {
        assertThat(kept.at("/metadata/annotations").path("helm.sh/resource-policy").asText())
            .isEqualTo("keep");
      }
    }
  }

  @Test
  void everyDatabaseThatAnOperatorMakesHasBackups() {
    var clusters = Chart.ofKind("operators", "Cluster").toList();
    var backups =
        Chart.ofKind("operators", "ScheduledBackup")
            .map(backup -> backup.at("/spec/cluster/name").asText())
            .toList();
    assertThat(clusters).hasSize(2);
    for (var cluster : clusters) {
      assertThat(backups).contains(cluster.at("/metadata/name").asText());
      assertThat(cluster.at("/spec/backup/barmanObjectStore/destinationPath").asText())
          .startsWith("s3://");
    }
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void noStoryIsToldInProduction(String set) {
    assertThat(Chart.renderedWithHooks(set)).contains("value: real").doesNotContain("story");
  }

  @Test
  void withoutAWayOutNothingIsPulledFromOutside() {
    for (var manifest : Chart.manifests("air-gapped")) {
      manifest.findValues("image").forEach(PolicyTest::ofTheHouse);
      manifest.findValues("imageName").forEach(PolicyTest::ofTheHouse);
    }
  }

  private static void ofTheHouse(JsonNode image) {
    assertThat(image.asText()).startsWith("registry.house.internal/").contains("@sha256:");
  }
}
