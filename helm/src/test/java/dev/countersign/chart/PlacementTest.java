package dev.countersign.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house says where pods run and whom they ask for names; nothing else changes by that. */
class PlacementTest {
  private static final String HOUSE = "highly-available";

  private static Stream<JsonNode> templates(String set) {
    return Chart.manifests(set).stream()
        .flatMap(
            manifest ->
                Stream.of("/spec/template", "/spec/jobTemplate/spec/template").map(manifest::at))
        .filter(template -> template.has("spec"));
  }

  @Test
  void aServiceRunsWhereItIsToldAndTheOthersAreLeftAlone() {
    var pods = Chart.pods(HOUSE);
    var log = pods.get("rel-transparency");
    assertThat(log.at("/nodeSelector").toString()).isEqualTo("{\"disk\":\"ssd\"}");
    assertThat(log.at("/tolerations/0/key").asText()).isEqualTo("dedicated");
    assertThat(log.at("/affinity").has("nodeAffinity")).isTrue();
    assertThat(log.get("priorityClassName").asText()).isEqualTo("log-first");
    assertThat(log.get("topologySpreadConstraints")).hasSize(2);
    for (var other : List.of("rel-oversight", "rel-evidence", "rel-migration")) {
      for (var field : List.of("nodeSelector", "tolerations", "affinity", "priorityClassName")) {
        assertThat(pods.get(other).has(field)).as(other + " " + field).isFalse();
      }
    }
  }

  @Test
  void whatIsRunByHandGoesWhereJobsGo() {
    var tolerated = Map.of("services.operations.tolerations[0].operator", "Exists");
    var rendered = Chart.parse(Chart.rendered("minimal", tolerated));
    var found =
        rendered.stream()
            .flatMap(m -> Stream.of("/spec/template", "/spec/jobTemplate/spec/template").map(m::at))
            .filter(template -> template.at("/spec").has("tolerations"))
            .map(template -> template.at("/spec/serviceAccountName").asText());
    assertThat(found).contains("rel-check-restore", "rel-rebuild").doesNotContain("rel-oversight");
  }

  @Test
  void labelsOfTheHouseComeBesideThoseThatSelect() {
    var log =
        templates(HOUSE)
            .filter(t -> t.at("/spec/serviceAccountName").asText().equals("rel-transparency"))
            .findFirst()
            .orElseThrow();
    assertThat(log.at("/metadata/labels").path("cost-centre").asText()).isEqualTo("oversight");
    assertThat(log.at("/metadata/labels").path("app.kubernetes.io/name").asText())
        .isEqualTo("transparency");
    assertThat(log.at("/metadata/annotations").path("house.example/scan").asText())
        .isEqualTo("true");
  }

  @Test
  void namesAreAskedOfTheClusterUnlessTheHouseSaysOtherwise() {
    for (var policy : withEgress("minimal")) {
      assertThat(policy.at("/spec/egress/0").toString()).contains("kube-dns", "\"port\":53");
    }
    for (var policy : withEgress("air-gapped")) {
      assertThat(policy.at("/spec/egress/0/to/0/ipBlock/cidr").asText())
          .isEqualTo("169.254.20.10/32");
      assertThat(policy.at("/spec/egress/1").toString())
          .contains("dns.operator.openshift.io/daemonset-dns", "\"port\":5353")
          .doesNotContain("kube-dns");
      assertThat(policy.toString()).doesNotContain("kube-dns");
    }
  }

  private static List<JsonNode> withEgress(String set) {
    var found =
        Chart.ofKind(set, "NetworkPolicy").filter(p -> p.at("/spec").has("egress")).toList();
    assertThat(found).hasSizeGreaterThan(5);
    return found;
  }
}
