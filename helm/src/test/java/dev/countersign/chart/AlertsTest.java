package dev.countersign.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Every alert wakes somebody under the series that it is for, and nobody under others: computed by
 * Prometheus' own {@code promtool}, where there is one.
 */
class AlertsTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path CASES =
      Path.of(System.getProperty("countersign.root"), "helm/src/test/resources/alerts.yaml");
  private static final Path FOLDER =
      Path.of(System.getProperty("countersign.root"), "helm/target/alerts");

  private static final Map<String, String> LABELS =
      Map.of(
          "$oversight", pod("rel", "oversight"),
          "$evidence", pod("rel", "evidence"),
          "$transparency", pod("rel", "transparency"),
          "$other", pod("another", "oversight"),
          "$disk",
              "namespace=\"countersign\", persistentvolumeclaim=\"published-rel-transparency-0\"");

  private static String pod(String release, String service) {
    return "namespace=\"countersign\", service=\"%1$s-%2$s-management\", pod=\"%1$s-%2$s-0\""
        .formatted(release, service);
  }

  private static JsonNode cases() throws IOException {
    return YAML.readTree(CASES.toFile());
  }

  @Test
  void ofEachAlertIsSaidWhenItFiresAndWhenItDoesNot() throws IOException {
    var firing = new TreeSet<String>();
    var quiet = new TreeSet<String>();
    for (var one : cases()) {
      (one.get("fires").asBoolean() ? firing : quiet).add(one.get("alert").asText());
    }
    var all = MonitoringTest.alerts().map(alert -> alert.get("alert").asText()).toList();
    assertThat(firing).containsExactlyInAnyOrderElementsOf(all);
    assertThat(quiet).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void anAlertFiresWhereItShouldAndNowhereElse() throws IOException, InterruptedException {
    var promtool = promtool();
    Assumptions.assumeTrue(
        promtool.isPresent(), "There is no promtool: Debian's prometheus has it");
    Files.createDirectories(FOLDER);
    var rules = Chart.ofKind("external", "PrometheusRule").findFirst().orElseThrow().get("spec");
    YAML.writeValue(FOLDER.resolve("rules.yaml").toFile(), rules);
    var tests = new ArrayList<Map<String, Object>>();
    cases().forEach(one -> tests.add(test(one)));
    var file = FOLDER.resolve("tests.yaml");
    YAML.writeValue(file.toFile(), Map.of("rule_files", List.of("rules.yaml"), "tests", tests));
    var process =
        new ProcessBuilder(promtool.get().toString(), "test", "rules", file.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("SUCCESS");
  }

  private static Map<String, Object> test(JsonNode one) {
    var alert = one.get("alert").asText();
    var series = new ArrayList<Map<String, String>>();
    one.get("series")
        .forEachEntry(
            (name, values) ->
                series.add(Map.of("series", labelled(name), "values", values.asText())));
    var expected =
        one.get("fires").asBoolean()
            ? List.of(Map.of("labels", "{alertname=\"%s\"}".formatted(alert), "value", 1))
            : List.of();
    var asked =
        new TreeMap<String, Object>(
            Map.of(
                "expr",
                "count by (alertname) (ALERTS{alertstate=\"firing\", alertname=\"%s\"})"
                    .formatted(alert),
                "eval_time",
                one.get("at").asText(),
                "exp_samples",
                expected));
    return Map.of(
        "name",
        "%s: %s".formatted(alert, one.get("when").asText()),
        "interval",
        "1m",
        "input_series",
        series,
        "promql_expr_test",
        List.of(asked));
  }

  private static String labelled(String name) {
    var found = name;
    for (var label : LABELS.entrySet()) {
      found = found.replace(label.getKey(), label.getValue());
    }
    return found;
  }

  private static Optional<Path> promtool() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "promtool"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
