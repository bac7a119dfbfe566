package dev.countersign.journeys.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.isolation.Relation.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the compliance matrix counts and shortens is what it lists to the same viewer. */
class MatrixCountsTest {
  private static final String MATRIX =
      """
      query($from: DateTime!, $to: DateTime!) {
        complianceMatrix {
          counts { status cells }
          compact { lab models }
          labs(first: 10) { totalCount nodes { lab
            models(first: 20) { totalCount nodes { model cells { status } } } } } }
        complianceTrend(from: $from, to: $to, points: 2) { counts { status cells } } }
      """;

  @BeforeAll
  static void aPlatformWithContent() {
    assertThat(World.once().all()).isNotEmpty();
  }

  @Test
  void countsAreOfTheCellsThatAreListed() {
    var counted =
        Probe.each(Relation.everybody(), MatrixCountsTest::cells).stream()
            .mapToInt(Integer::intValue)
            .sum();
    assertThat(counted).as("cells that somebody may see").isPositive();
  }

  private static int cells(Viewer viewer) {
    var answer =
        Probe.post(viewer, MATRIX, Map.of("from", "2026-03-01T00:00:00Z", "to", now(viewer)));
    if (Probe.isRefusedByRole(answer)) {
      return 0;
    }
    assertThat(answer.path("errors")).as("for " + viewer).isEmpty();
    var matrix = answer.at("/data/complianceMatrix");
    var listed = new TreeMap<String, Integer>();
    var models = new TreeMap<String, List<String>>();
    for (var lab : matrix.at("/labs/nodes")) {
      var of = new ArrayList<String>();
      for (var model : lab.at("/models/nodes")) {
        of.add(model.path("model").asText());
        model.path("cells").forEach(c -> listed.merge(c.path("status").asText(), 1, Integer::sum));
      }
      assertThat(lab.at("/models/totalCount").asInt()).as("for " + viewer).isEqualTo(of.size());
      models.put(lab.path("lab").asText(), of);
    }
    var compact = new TreeMap<String, List<String>>();
    for (var lab : matrix.path("compact")) {
      var of = new ArrayList<String>();
      lab.path("models").forEach(model -> of.add(model.asText()));
      compact.put(lab.path("lab").asText(), of);
    }
    assertThat(matrix.at("/labs/totalCount").asInt()).as("for " + viewer).isEqualTo(models.size());
    assertThat(compact).as("in short, for " + viewer).isEqualTo(models);
    assertThat(counts(matrix.path("counts"))).as("counted, for " + viewer).isEqualTo(listed);
    assertThat(counts(answer.at("/data/complianceTrend/1/counts")))
        .as("at the end of the trend, for " + viewer)
        .isEqualTo(listed);
    return listed.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<String, Integer> counts(JsonNode counts) {
    var found = new TreeMap<String, Integer>();
    for (var count : counts) {
      if (count.path("cells").asInt() > 0) {
        found.put(count.path("status").asText(), count.path("cells").asInt());
      }
    }
    return found;
  }

  private static String now(Viewer viewer) {
    return Probe.post(viewer, "{ clock { now } }", Map.of()).at("/data/clock/now").asText();
  }
}
