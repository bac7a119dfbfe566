package dev.countersign.journeys.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.isolation.Relation.Viewer;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the radar counts is what the list of obligations shows to the same viewer. */
class RadarCountsTest {
  private static final String OVERDUE = "overdue";
  private static final String LISTED =
      " %s: obligations(%s, first: 100) { pageInfo { hasNextPage } nodes { instrument } }";

  private static final String TREND =
      """
      query($from: DateTime!, $to: DateTime!) {
        obligationTrend(from: $from, to: $to, points: 2) {
          counts { state obligations } incidents nearMisses }
        obligations(first: 100) { pageInfo { hasNextPage } nodes { state } }
        incidents(first: 1) { totalCount } }
      """;

  @BeforeAll
  static void aPlatformWithContent() {
    assertThat(World.once().all()).isNotEmpty();
  }

  @Test
  void countsAreOfTheObligationsThatAreListed() {
    var counted =
        Probe.each(Relation.everybody(), RadarCountsTest::obligations).stream()
            .mapToInt(Integer::intValue)
            .sum();
    assertThat(counted).as("obligations that somebody may see").isPositive();
  }

  private static List<String> windows() {
    return ((GraphQLEnumType) World.SCHEMA.getType("RadarWindow"))
        .getValues().stream().map(GraphQLEnumValueDefinition::getName).toList();
  }

  private static int obligations(Viewer viewer) {
    var document =
        windows().stream()
            .map(window -> LISTED.formatted(window, "dueWithin: " + window))
            .collect(
                Collectors.joining(
                    "",
                    "{ obligationRadar { instrument overdue dueWithin { window obligations } }"
                        + LISTED.formatted(OVERDUE, "states: [OVERDUE]"),
                    " }"));
    var answer = Probe.post(viewer, document, Map.of());
    if (Probe.isRefusedByRole(answer)) {
      return 0;
    }
    assertThat(answer.path("errors")).as("for " + viewer).isEmpty();
    var radar = new TreeMap<String, Integer>();
    for (var row : answer.at("/data/obligationRadar")) {
      put(radar, OVERDUE, row, row.path(OVERDUE).asInt());
      row.path("dueWithin")
          .forEach(
              due -> put(radar, due.path("window").asText(), row, due.path("obligations").asInt()));
    }
    var listed = new TreeMap<String, Integer>();
    answer
        .path("data")
        .properties()
        .forEach(
            list -> {
              assertThat(list.getValue().at("/pageInfo/hasNextPage").asBoolean()).isFalse();
              list.getValue().path("nodes").forEach(node -> put(listed, list.getKey(), node, 1));
            });
    assertThat(radar).as("for " + viewer).isEqualTo(listed);
    return listed.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Test
  void aTrendEndsWithWhatIsListed() {
    var counted =
        Probe.each(Relation.everybody(), RadarCountsTest::trend).stream()
            .mapToInt(Integer::intValue)
            .sum();
    assertThat(counted).as("obligations at the end of somebody's trend").isPositive();
  }

  private static int trend(Viewer viewer) {
    var now = Probe.post(viewer, "{ clock { now } }", Map.of()).at("/data/clock/now").asText();
    var answer = Probe.post(viewer, TREND, Map.of("from", "2026-03-01T00:00:00Z", "to", now));
    if (Probe.isRefusedByRole(answer)) {
      return 0;
    }
    assertThat(answer.path("errors")).as("for " + viewer).isEmpty();
    var listed = new TreeMap<String, Integer>();
    assertThat(answer.at("/data/obligations/pageInfo/hasNextPage").asBoolean()).isFalse();
    answer
        .at("/data/obligations/nodes")
        .forEach(node -> listed.merge(node.path("state").asText(), 1, Integer::sum));
    var end = answer.at("/data/obligationTrend/1");
    var told = new TreeMap<String, Integer>();
    for (var count : end.path("counts")) {
      if (count.path("obligations").asInt() > 0) {
        told.put(count.path("state").asText(), count.path("obligations").asInt());
      }
    }
    assertThat(told).as("for " + viewer).isEqualTo(listed);
    assertThat(end.path("incidents").asInt() + end.path("nearMisses").asInt())
        .as("incidents, for " + viewer)
        .isEqualTo(answer.at("/data/incidents/totalCount").asInt());
    return listed.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static void put(Map<String, Integer> into, String what, JsonNode row, int obligations) {
    if (obligations > 0) {
      into.merge(what + " " + row.path("instrument").asText(), obligations, Integer::sum);
    }
  }
}
