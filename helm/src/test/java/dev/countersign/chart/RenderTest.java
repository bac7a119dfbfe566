package dev.countersign.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value set gives a clean chart, and exactly the manifests that were reviewed. */
class RenderTest {
  private static final Path REVIEWED =
      Path.of(System.getProperty("countersign.root"), "helm/src/test/resources/reviewed");

  static Stream<String> valueSets() {
    return Chart.VALUE_SETS.stream();
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void theChartIsClean(String set) throws IOException {
    var result = new Helm(Chart.answered(set)).lint().strict().call();
    assertThat(result.getMessages()).noneMatch(message -> message.contains("[ERROR]"));
    assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
  }

  @Test
  void everyValueSetIsTried() throws IOException {
    try (var files = Files.list(Chart.FOLDER.resolve("ci"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace("-values.yaml", "")))
          .containsExactlyInAnyOrderElementsOf(Chart.VALUE_SETS);
    }
  }

  /** {@code -Dcountersign.review=write} writes them anew; the difference is what is reviewed. */
  @ParameterizedTest
  @MethodSource("valueSets")
  void whatIsRenderedIsWhatWasReviewed(String set) throws IOException {
    var file = REVIEWED.resolve(set + ".yaml");
    var rendered = Chart.renderedWithHooks(set);
    if ("write".equals(System.getProperty("countersign.review"))) {
      Files.createDirectories(REVIEWED);
      Files.writeString(file, rendered);
    }
    assertThat(rendered).isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void noTwoManifestsAreTheSameThing(String set) {
    var seen = new HashSet<String>();
    for (var manifest : Chart.manifests(set)) {
      var what = manifest.get("kind").asText() + "/" + manifest.at("/metadata/name").asText();
      assertThat(seen.add(what)).as(what).isTrue();
    }
  }

  @Test
  void whereAllIsThereAlreadyJobsRunBeforeAnythingElse() {
    for (var job : Chart.ofKind("external", "Job").toList()) {
      assertThat(job.at("/metadata/annotations").get(Chart.HOOK).asText())
          .isEqualTo("pre-install,pre-upgrade");
    }
    assertThat(weights("external")).containsExactly("0", "5");
  }

  @Test
  void whereOperatorsMakeTheDatabaseTheMigrationComesWithIt() {
    var jobs = Chart.ofKind("operators", "Job").toList();
    assertThat(jobs).hasSize(2);
    for (var job : jobs) {
      assertThat(job.at("/metadata/annotations").has(Chart.HOOK)).isFalse();
      assertThat(job.at("/metadata/name").asText()).endsWith("-dddddddd");
    }
  }

  @Test
  void jobsFindTheirAccountAndNetworkBeforeThem() {
    for (var kind : List.of("ServiceAccount", "NetworkPolicy")) {
      var before =
          Chart.ofKind("external", kind)
              .filter(m -> m.at("/metadata/annotations").has(Chart.HOOK))
              .map(m -> m.at("/metadata/annotations").get("helm.sh/hook-weight").asInt());
      assertThat(before).as(kind).hasSize(2).allMatch(weight -> weight < 0);
    }
  }

  private static List<String> weights(String set) {
    return Chart.ofKind(set, "Job")
        .map(job -> job.at("/metadata/annotations").get("helm.sh/hook-weight").asText())
        .toList();
  }
}
