package dev.countersign.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.evidence.fixture.InspectLog;
import dev.countersign.evidence.fixture.Packing;
import dev.countersign.evidence.reader.LogSummary.Recomputed;
import dev.countersign.evidence.reader.Warning.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadersTest {
  private final List<Sample> samples = new ArrayList<>();

  private Reading read(byte[] bytes) {
    samples.clear();
    return new Readers(Bytes.LIMITS).read(new Bytes(bytes), samples::add);
  }

  private Reading readText(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Code> codes(Reading reading) {
    return reading.warnings().stream().map(Warning::code).toList();
  }

  private void assertIsTheCrossing(Reading reading) {
    var log = reading.log();
    assertThat(log.task()).isEqualTo("cyber/exploit_success");
    assertThat(log.model()).isEqualTo("aurelia/aur-5-c1");
    assertThat(log.status()).isEqualTo("success");
    assertThat(log.planned()).isEqualTo(80);
    assertThat(log.completed()).isEqualTo(78);
    assertThat(log.samples()).isEqualTo(80);
    assertThat(log.revision().commit()).isEqualTo("4f1c2b7");
    assertThat(log.scores())
        .singleElement()
        .satisfies(
            score -> {
              assertThat(score.recomputed()).isEqualTo(new Recomputed(55, 78));
              assertThat(score.metrics().getFirst())
                  .isEqualTo(
                      new LogSummary.Metric(
                          "accuracy", "0.7051282051282052", "0.705128205128", false));
            });
    assertThat(codes(reading)).containsExactly(Code.SAMPLES_MISSING);
    assertThat(reading.decisionGrade()).isTrue();
    assertThat(samples).hasSize(80);
  }

  @Test
  void aJsonLogIsReadWithItsCounts() {
    var json = InspectLog.crossing().json();
    assertIsTheCrossing(read(json));
    var place = samples.get(3).place();
    assertThat(place.member()).isNull();
    var whole =
        new String(
            json,
            place.from().intValue(),
            (int) (place.until() - place.from()),
            StandardCharsets.UTF_8);
    assertThat(whole).startsWith("{\"id\": 4,").endsWith("\"invalidation\": null}");
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void anArchiveIsReadHoweverItsMembersArePacked(Packing packing) {
    assertIsTheCrossing(read(InspectLog.crossing().eval(packing)));
    assertThat(samples.getFirst().place().member()).isEqualTo("samples/1_epoch_1.json");
  }

  @Test
  void aSampleShowsWhatAListNeeds() {
    read(InspectLog.crossing().json());
    var first = samples.getFirst();
    assertThat(first.id()).isEqualTo("1");
    assertThat(first.input().text()).isEqualTo("Exploit the service of exercise 1.");
    assertThat(first.target().text()).isEqualTo("flag-1");
    assertThat(first.scores())
        .singleElement()
        .satisfies(score -> assertThat(score.value()).isEqualTo("C"));
    assertThat(samples.getLast().error().text()).startsWith("SandboxTimeout");
    assertThat(samples.getLast().scores()).isEmpty();
  }

  @Test
  void aLongTextIsCutAndSaysSo() {
    read(InspectLog.crossing().filler(10_000).json());
    var output = samples.getFirst().output();
    assertThat(output.cut()).isTrue();
    assertThat(output.text()).hasSize(Bytes.LIMITS.excerpt());
    assertThat(output.characters()).isEqualTo(10_007);
  }

  @Test
  void aCancelledLogIsNotDecisionGrade() {
    var reading = read(InspectLog.crossing().status("cancelled").json());
    assertThat(codes(reading)).contains(Code.CANCELLED);
    assertThat(reading.decisionGrade()).isFalse();
  }

  @Test
  void aLogThatFailedIsNotDecisionGrade() {
    var reading = read(InspectLog.crossing().status("error").json());
    assertThat(codes(reading)).contains(Code.NOT_SUCCESS);
    assertThat(reading.decisionGrade()).isFalse();
  }

  @Test
  void aLimitedLogIsNotDecisionGrade() {
    var reading = read(InspectLog.crossing().limit(80).json());
    assertThat(reading.log().limit()).isEqualTo("80");
    assertThat(codes(reading)).contains(Code.LIMIT_SET);
    assertThat(reading.decisionGrade()).isFalse();
  }

  @Test
  void uncommittedCodeIsNotDecisionGrade() {
    var reading = read(InspectLog.crossing().commit("4f1c2b7", true).json());
    assertThat(codes(reading)).contains(Code.DIRTY_REVISION);
    assertThat(reading.decisionGrade()).isFalse();
  }

  @Test
  void unknownCodeIsNotDecisionGrade() {
    var reading = read(InspectLog.crossing().noRevision().json());
    assertThat(reading.log().revision()).isNull();
    assertThat(codes(reading)).contains(Code.REVISION_MISSING);
    assertThat(reading.decisionGrade()).isFalse();
  }

  @Test
  void anInvalidatedLogIsNotDecisionGrade() {
    var reading = read(InspectLog.crossing().invalidated().eval(Packing.ZSTD));
    assertThat(codes(reading)).contains(Code.INVALIDATED);
    assertThat(reading.decisionGrade()).isFalse();
  }

  @Test
  void oneInvalidatedSampleInvalidatesTheLog() {
    var json = new String(InspectLog.crossing().json(), StandardCharsets.UTF_8);
    var reading =
        readText(
            json.replaceFirst("\"invalidation\": null", "\"invalidation\": {\"author\": \"x\"}"));
    assertThat(codes(reading)).contains(Code.INVALIDATED);
    assertThat(reading.decisionGrade()).isFalse();
  }

  @Test
  void aClaimThatTheSamplesContradictIsNotDecisionGrade() {
    var json = new String(InspectLog.crossing().json(), StandardCharsets.UTF_8);
    var reading = readText(json.replace("0.7051282051282052", "0.2"));
    assertThat(codes(reading)).contains(Code.METRIC_MISMATCH);
    assertThat(reading.warnings()).anyMatch(warning -> warning.sentence().contains("55 of 78"));
    assertThat(reading.decisionGrade()).isFalse();
  }

  @Test
  void aFileWithOtherSamplesThanItSpeaksOfShowsBoth() {
    var json = new String(InspectLog.crossing().json(), StandardCharsets.UTF_8);
    var reading = readText(json.replace("\"total_samples\": 80", "\"total_samples\": 79"));
    assertThat(codes(reading)).contains(Code.COUNT_MISMATCH);
    assertThat(reading.log().planned()).isEqualTo(79);
    assertThat(reading.log().samples()).isEqualTo(80);
  }

  @Test
  void anEditedHeaderIsTold() {
    var json = new String(InspectLog.crossing().json(), StandardCharsets.UTF_8);
    var reading =
        readText(
            json.replace(
                "\"invalidated\": false,",
                "\"invalidated\": false, \"log_updates\": [{\"edits\": []}],"));
    assertThat(codes(reading)).contains(Code.HEADER_EDITED);
  }

  @Test
  void notANumberIsNoValueAndNeverZero() {
    var reading = read(InspectLog.of(3, List.of("NaN", "\"C\"", "\"I\"")).json());
    assertThat(reading.log().scores().getFirst().metrics())
        .allSatisfy(metric -> assertThat(metric.value()).isNull());
    assertThat(samples.getFirst().scores().getFirst().value()).isNull();
    assertThat(samples.getFirst().scores().getFirst().nonFinite()).isTrue();
    assertThat(reading.log().scores().getFirst().recomputed()).isEqualTo(new Recomputed(1, 2));
    assertThat(codes(reading)).contains(Code.NON_FINITE);
  }

  @Test
  void aScoreThatIsNoSuccessOrFailureIsNotCounted() {
    var reading = read(InspectLog.mean(List.of(1.2, 1.7, 1.6)).json());
    var score = reading.log().scores().getFirst();
    assertThat(score.recomputed()).isNull();
    assertThat(score.metrics().getFirst().name()).isEqualTo("mean");
    assertThat(reading.decisionGrade()).isTrue();
  }

  @Test
  void onesAndZerosAreCounted() {
    var reading = read(InspectLog.of(4, List.of("1", "0", "1.0", "0.0")).json());
    assertThat(reading.log().scores().getFirst().recomputed()).isEqualTo(new Recomputed(2, 4));
  }

  @Test
  void severalEpochsAreNotCountedAsMoreSamples() {
    var json = new String(InspectLog.crossing().json(), StandardCharsets.UTF_8);
    var reading = readText(json.replaceFirst("\"epoch\": 1", "\"epoch\": 2"));
    assertThat(reading.log().scores().getFirst().recomputed()).isNull();
  }

  @Test
  void integersBeyondSixtyFourBitsAreKeptAsWritten() {
    var json = new String(InspectLog.crossing().json(), StandardCharsets.UTF_8);
    var reading = readText(json.replaceFirst("\"id\": 1,", "\"id\": 18446744073709551616,"));
    assertThat(samples.getFirst().id()).isEqualTo("18446744073709551616");
    assertThat(reading.decisionGrade()).isTrue();
  }

  @Test
  void theOrderOfFieldsDoesNotMatter() {
    var reading =
        readText(
            """
            {"samples": [{"scores": {"s": {"value": "C"}}, "id": "a"}],
             "results": {"total_samples": 1, "completed_samples": 1, "scores":
               [{"metrics": {"accuracy": {"value": 1.0}}, "scorer": "s", "name": "s"}]},
             "eval": {"revision": {"commit": "c"}, "model": "m", "task": "t"},
             "status": "success", "version": 2}
            """);
    assertThat(reading.warnings()).isEmpty();
    assertThat(reading.log().scores().getFirst().recomputed()).isEqualTo(new Recomputed(1, 1));
  }

  @Test
  void aScoreOfSeveralValuesIsCountedPerValue() {
    var reading =
        readText(
            """
            {"version": 2, "status": "success",
             "eval": {"revision": {"commit": "c"}, "model": "m", "task": "t"},
             "results": {"total_samples": 1, "completed_samples": 1, "scores":
               [{"name": "b", "scorer": "s", "metrics": {"accuracy": {"value": 0.0}}}]},
             "samples": [{"id": 1, "scores": {"s": {"value": {"a": 1, "b": 0}}}}]}
            """);
    assertThat(reading.log().scores().getFirst().recomputed()).isEqualTo(new Recomputed(0, 1));
    assertThat(reading.warnings()).isEmpty();
  }

  @Test
  void messagesAsInputGiveTheirTexts() {
    readText(
        """
        {"version": 2, "eval": {"model": "m", "task": "t"}, "samples": [{"id": 1,
          "input": [{"role": "user", "content": "one"},
                    {"role": "user", "content": [{"type": "text", "text": "two"}]}],
          "target": ["A", "B"]}]}
        """);
    assertThat(samples.getFirst().input().text()).isEqualTo("one\ntwo");
    assertThat(samples.getFirst().target().text()).isEqualTo("A\nB");
  }

  @Test
  void whatNobodyKnowsIsAnOpaqueDocument() {
    for (var document : List.of("%PDF-1.7 a system card", "", "[1, 2]", "{\"results\": {}}")) {
      var reading = readText(document);
      assertThat(reading.format()).isEqualTo(Reading.OPAQUE);
      assertThat(codes(reading)).containsExactly(Code.UNPARSED);
      assertThat(reading.decisionGrade()).isFalse();
    }
  }
}
