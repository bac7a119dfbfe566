package dev.countersign.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What checks and repairs is ready, runs only if a person says so, and reaches what it reads. */
class RepairTest {

  static Stream<String> valueSets() {
    return Chart.VALUE_SETS.stream();
  }

  private static JsonNode named(String set, String kind, String name) {
    return Chart.ofKind(set, kind)
        .filter(manifest -> manifest.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void nothingThatWritersWaitForStartsByItself(String set) {
    var jobs = Chart.ofKind(set, "CronJob").toList();
    assertThat(
            jobs.stream()
                .map(job -> job.at("/metadata/name").asText())
                .filter(name -> !name.startsWith("rel-read-checkpoint-")))
        .containsExactlyInAnyOrder("rel-check-restore", "rel-rebuild");
    for (var job : jobs) {
      assertThat(job.at("/spec/suspend").asBoolean()).isTrue();
      assertThat(job.at("/spec/concurrencyPolicy").asText()).isEqualTo("Forbid");
      assertThat(job.at("/spec/jobTemplate/spec/backoffLimit").asInt(-1)).isZero();
      assertThat(job.at("/spec/jobTemplate/spec/activeDeadlineSeconds").asInt()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void itsPodIsTheOneThatItsNetworkIsOpenFor(String set) {
    for (var name : List.of("check-restore", "rebuild")) {
      var labels =
          named(set, "CronJob", "rel-" + name)
              .at("/spec/jobTemplate/spec/template/metadata/labels");
      named(set, "NetworkPolicy", "rel-" + name)
          .at("/spec/podSelector/matchLabels")
          .forEachEntry((key, value) -> assertThat(labels.get(key)).as(key).isEqualTo(value));
      assertThat(Chart.ofKind(set, "ServiceAccount"))
          .anyMatch(account -> account.at("/metadata/name").asText().equals("rel-" + name));
    }
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void theDiskOfEachReplicaOfTheLogIsReadByTheOperationsOwnImage(String set) {
    var log = Chart.ofKind(set, "StatefulSet").findFirst().orElseThrow();
    var claim = log.at("/spec/volumeClaimTemplates/0/metadata/name").asText();
    int replicas = log.at("/spec/replicas").asInt();
    var readers =
        Chart.pods(set).entrySet().stream()
            .filter(pod -> pod.getKey().startsWith("rel-read-checkpoint-"))
            .toList();
    assertThat(readers).hasSize(replicas);
    for (int replica = 0; replica < replicas; replica++) {
      var pod = Chart.pods(set).get("rel-read-checkpoint-" + replica);
      var container = pod.at("/containers/0");
      assertThat(container.get("image").asText()).contains("/operations@");
      var mount =
          container
              .get("volumeMounts")
              .valueStream()
              .filter(mounted -> mounted.get("name").asText().equals(claim))
              .findFirst()
              .orElseThrow();
      assertThat(mount.get("readOnly").asBoolean()).isTrue();
      assertThat(container.at("/args/1").asText())
          .isEqualTo(mount.get("mountPath").asText() + "/checkpoint");
      assertThat(pod.get("volumes").findValuesAsText("claimName"))
          .containsExactly("%s-rel-transparency-%d".formatted(claim, replica));
    }
    assertThat(Chart.ofKind(set, "NetworkPolicy").map(policy -> policy.at("/metadata/name")))
        .as("it reads a disk, and reaches nothing")
        .noneMatch(name -> name.asText().contains("read-checkpoint"));
  }

  @Test
  void theCheckReachesDatabaseAndStoreAndTheRebuildTheDatabaseAlone() {
    var check = named("minimal", "NetworkPolicy", "rel-check-restore").at("/spec/egress");
    assertThat(check.toString()).contains("10.1.0.0/16", "10.2.0.0/16").doesNotContain("10.3");
    var rebuild = named("minimal", "NetworkPolicy", "rel-rebuild").at("/spec/egress");
    assertThat(rebuild.toString()).contains("10.1.0.0/16").doesNotContain("10.2", "10.3");
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void evidenceIsHashedByTheVaultsOwnImageFromTheListOfTheFacts(String set) {
    var pod = Chart.pods(set).get("rel-check-restore");
    var facts = pod.at("/initContainers/0");
    var evidence = pod.at("/containers/0");
    var args = facts.get("args").valueStream().map(JsonNode::asText).toList();
    var command = evidence.get("command").valueStream().map(JsonNode::asText).toList();
    assertThat(evidence.get("image").asText()).contains("/evidence@");
    assertThat(command).contains("dev.countersign.evidence.vault.CheckStore");
    assertThat(command.getLast()).isEqualTo(args.get(args.indexOf("--evidence") + 1));
    for (var container : List.of(facts, evidence)) {
      var mounted = container.get("volumeMounts").findValuesAsText("name");
      assertThat(pod.get("volumes").valueStream().map(v -> v.get("name").asText()))
          .containsAll(mounted);
    }
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void theCheckTrustsTheStoreAsTheVaultDoes(String set) {
    assertThat(value(set, "rel-check-restore", "COUNTERSIGN_STORE_TRUST"))
        .isEqualTo(
            switch (set) {
              case "minimal" -> "";
              case "operators", "air-gapped" -> "/etc/countersign/store/ca.crt";
              default -> "/etc/countersign/trust/ca.crt";
            });
  }

  private static String value(String set, String pod, String name) {
    return Chart.pods(set)
        .get(pod)
        .at("/containers/0/env")
        .valueStream()
        .filter(variable -> variable.get("name").asText().equals(name))
        .map(variable -> variable.path("value").asText())
        .findFirst()
        .orElse("");
  }
}
