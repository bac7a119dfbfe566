package dev.countersign.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every alert tells whoever it wakes what to do, and asks for something that is measured. */
class MonitoringTest {
  /** Whose metrics these are, by how their names begin; each service's own test looks for them. */
  private static final String MEASURED =
      "countersign_(log|evidence|operation|due|projection|clock|database|straight|requests)_[a-z_]+|http_server_requests_seconds_count"
          + "|agroal_(active|awaiting)_count|jvm_memory_(used|max)_bytes|kubelet_volume_stats_[a-z]+_bytes|up";

  static Stream<JsonNode> alerts() {
    return Chart.ofKind("external", "PrometheusRule")
        .flatMap(rule -> rule.at("/spec/groups/0/rules").valueStream());
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void anAlertHasARunbookThatSaysWhatToDo(JsonNode alert) throws IOException {
    var name = alert.get("alert").asText();
    var runbook = Chart.FOLDER.resolve("runbooks/" + name + ".md");
    assertThat(runbook).exists();
    var text = Files.readString(runbook);
    assertThat(text).startsWith("# " + name + "\n").contains("## What it means", "## What to do");
    assertThat(alert.at("/annotations/runbook_url").asText()).endsWith("/" + name);
    assertThat(alert.at("/labels/severity").asText()).matches("page|ticket");
  }

  @Test
  void noRunbookIsOfAnAlertThatIsGone() throws IOException {
    var names = alerts().map(alert -> alert.get("alert").asText()).toList();
    try (var files = Files.list(Chart.FOLDER.resolve("runbooks"))) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void anAlertLooksAtThisReleaseAlone() {
    assertThat(alerts().map(alert -> alert.get("expr").asText()))
        .allMatch(
            expr ->
                expr.contains("namespace=\"countersign\"")
                    && (expr.contains("rel-(oversight|evidence|transparency)-management")
                        || expr.contains(
                            "persistentvolumeclaim=~\"([a-z]+-volume-|published-)?rel-.+\"")));
  }

  @Test
  void alertsAndDashboardsAskForNothingThatNobodyMeasures() throws IOException {
    var asked = new ArrayList<String>();
    alerts().forEach(alert -> asked.add(alert.get("expr").asText()));
    for (var map : Chart.ofKind("external", "ConfigMap").toList()) {
      for (var dashboard : map.get("data")) {
        Chart.parse(dashboard.asText())
            .getFirst()
            .findValues("expr")
            .forEach(e -> asked.add(e.asText()));
      }
    }
    assertThat(asked).hasSizeGreaterThan(30);
    assertThat(asked.stream().flatMap(expr -> metrics(expr).stream()))
        .allMatch(metric -> metric.matches(MEASURED));
  }

  @Test
  void everyDashboardIsThere() throws IOException {
    try (var files = Files.list(Chart.FOLDER.resolve("dashboards"))) {
      assertThat(Chart.ofKind("external", "ConfigMap")).hasSize((int) files.count());
    }
  }

  /** What stands before a brace is a metric. */
  private static List<String> metrics(String expr) {
    return java.util.regex.Pattern.compile("([a-z][a-z_0-9]*)\\{")
        .matcher(expr)
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
