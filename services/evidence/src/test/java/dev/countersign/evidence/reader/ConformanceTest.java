package dev.countersign.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.countersign.evidence.reader.LogSummary.Recomputed;
import dev.countersign.evidence.reader.Warning.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files that other people's tools wrote, from the folder that CONFORMANCE_DATA names. */
class ConformanceTest {
  private final List<Sample> samples = new ArrayList<>();

  @BeforeAll
  static void whereThereIsData() {
    if (System.getenv("CONFORMANCE_DATA") == null) {
      System.out.println("CONFORMANCE_DATA is not set: no real evaluation logs are read");
    }
    assumeThat(System.getenv("CONFORMANCE_DATA")).isNotNull();
  }

  private static Path folder() {
    return Path.of(System.getenv("CONFORMANCE_DATA")).resolve("evidence");
  }

  private Reading read(Path file) throws IOException {
    samples.clear();
    var limits =
        new Limits(200_000, 1L << 32, 1L << 34, 200, 10_000_000, 25, 200, 20_000_000, 100, 4_000);
    return new Readers(limits).read(new Bytes(Files.readAllBytes(file)), samples::add);
  }

  private Reading read(String name) throws IOException {
    return read(folder().resolve(name));
  }

  private static List<Code> codes(Reading reading) {
    return reading.warnings().stream().map(Warning::code).toList();
  }

  @Test
  void noRealLogIsDecisionGrade() throws IOException {
    try (var files = Files.list(folder())) {
      for (var file : files.sorted().toList()) {
        var reading = read(file);
        assertThat(reading.decisionGrade()).as("%s", file.getFileName()).isFalse();
        assertThat(reading.log()).as("%s", file.getFileName()).isNotNull();
      }
    }
  }

  @Test
  void bothShapesOfOneRunSayTheSame() throws IOException {
    var json = read("log_formats.json");
    var fromJson = samples.getFirst();
    var archive = read("log_formats.eval");
    var fromArchive = samples.getFirst();
    assertThat(json.format()).isEqualTo("INSPECT_JSON");
    assertThat(archive.format()).isEqualTo("INSPECT_EVAL");
    assertThat(json.log()).isEqualTo(archive.log());
    assertThat(fromJson.input()).isEqualTo(fromArchive.input());
    assertThat(fromJson.output()).isEqualTo(fromArchive.output());
    assertThat(codes(archive)).containsExactly(Code.LIMIT_SET);
    assertThat(archive.log().scores().getFirst().recomputed()).isEqualTo(new Recomputed(0, 1));
  }

  @Test
  void aCancelledRunSaysSo() throws IOException {
    var reading = read("cancelled-no-samples.json");
    assertThat(codes(reading)).contains(Code.CANCELLED, Code.COUNT_MISMATCH);
    assertThat(reading.log().completed()).isEqualTo(3);
    assertThat(reading.log().samples()).isZero();
  }

  @Test
  void samplesAreShownWithWhatTheModelSaid() throws IOException {
    read("arc_qwen.json");
    assertThat(samples).hasSize(3);
    assertThat(samples)
        .allSatisfy(
            sample -> {
              assertThat(sample.input()).isNotNull();
              assertThat(sample.output()).isNotNull();
              assertThat(sample.scores()).hasSize(1);
            });
    assertThat(read("arc_qwen.json").log().scores().getFirst().recomputed())
        .isEqualTo(new Recomputed(1, 3));
  }

  @Test
  void uncommittedCodeIsFound() throws IOException {
    assertThat(codes(read("mmlu-summary-choices.eval"))).contains(Code.DIRTY_REVISION);
    assertThat(codes(read("pubmedqa.json"))).contains(Code.REVISION_MISSING);
  }

  @Test
  void resultsOfTheHarnessNameTheirModelsRevision() throws IOException {
    var reading = read("lm_eval_results.json");
    assertThat(reading.format()).isEqualTo("LM_EVAL");
    assertThat(reading.log().origin().modelRevision())
        .isEqualTo("82047f5e5d5245c1b3a4cd75ad98aa441d6487cd");
    assertThat(reading.log().planned()).isEqualTo(10_000);
    assertThat(codes(reading)).containsExactly(Code.SAMPLES_NOT_INCLUDED, Code.COUNT_MISMATCH);
  }
}
