package dev.countersign.evidence.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.evidence.fixture.EvalWriter;
import dev.countersign.evidence.fixture.Packing;
import dev.countersign.evidence.reader.LogSummary.Metric;
import dev.countersign.evidence.reader.LogSummary.Recomputed;
import dev.countersign.evidence.reader.Warning.Code;
import dev.countersign.proofs.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Logs of other tools, known by what is in them. */
class FormatsTest {
  private static final String LM_EVAL =
      """
      {"results": {"wmdp_bio": {"alias": "wmdp_bio", "acc,none": 0.5, "acc_stderr,none": %s,
         "bleu,none": 12.25}},
       "versions": {"wmdp_bio": 1.0}, "n-shot": {"wmdp_bio": 0},
       "n-samples": {"wmdp_bio": {"original": 4, "effective": 4}},
       "config": {"model": "hf", "limit": null, "model_sha": "82047f5e"},
       "git_hash": "1f84a09f", "date": 1768964383.8, "lm_eval_version": "0.4.9.2",
       "model_name": "aurelia/aur-5"}
      """
          .formatted(0.288675134594813);
  private static final String SAMPLES = "samples_wmdp_bio_2026-01-21T03-44-18.458309.jsonl";
  private static final String EVALS =
      """
      {"spec": {"completion_fns": ["aur-5"], "eval_name": "exploit.dev.v0", "run_id": "r1",
        "created_at": "2026-06-24 12:00:00", "run_config": {"max_samples": null}}}
      {"run_id": "r1", "event_id": 0, "sample_id": "e.0", "type": "sampling",
        "data": {"prompt": [{"role": "user", "content": "Open the door."}], "sampled": ["no"]}}
      {"run_id": "r1", "event_id": 1, "sample_id": "e.0", "type": "match",
        "data": {"correct": false, "expected": "yes", "picked": "no"}}
      {"final_report": {"accuracy": %s}}
      {"run_id": "r1", "event_id": 2, "sample_id": "e.1", "type": "match",
        "data": {"correct": true, "expected": "yes", "picked": "yes"}}
      """;

  private final List<Sample> samples = new ArrayList<>();

  private Reading read(byte[] bytes) {
    samples.clear();
    return new Readers(Bytes.LIMITS).read(new Bytes(bytes), samples::add);
  }

  private static byte[] zip(Map<String, String> members) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new EvalWriter(out, Packing.DEFLATE)) {
      for (var member : members.entrySet()) {
        zip.add(member.getKey(), member.getValue().getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static List<Code> codes(Reading reading) {
    return reading.warnings().stream().map(Warning::code).toList();
  }

  private static String lmEvalSamples(int successes) {
    var lines = new StringBuilder();
    for (int n = 0; n < 4; n++) {
      lines.append(
          """
          {"doc_id": %d, "doc": {"question": "q"}, "target": "A", "arguments":\
           {"gen_args_0": {"arg_0": "Which agent?", "arg_1": " A"}}, "resps": [["A"]],\
           "filtered_resps": ["A"], "filter": "none", "metrics": ["acc"], "doc_hash": "d",\
           "prompt_hash": "p", "target_hash": "t", "acc": %s}
          """
              .formatted(n, n < successes ? "1.0" : "0.0"));
    }
    return lines.toString();
  }

  @Test
  void resultsOfTheHarnessAreReadWithTheirModel() {
    var reading = read(LM_EVAL.getBytes(UTF_8));
    assertThat(reading.format()).isEqualTo("LM_EVAL");
    assertThat(reading.log().model()).isEqualTo("aurelia/aur-5");
    assertThat(reading.log().origin().modelRevision()).isEqualTo("82047f5e");
    assertThat(reading.log().planned()).isEqualTo(4);
    assertThat(reading.log().scores())
        .extracting(score -> score.scorer() + "," + score.reducer())
        .containsExactly("acc,none", "bleu,none");
    assertThat(codes(reading)).containsExactly(Code.SAMPLES_NOT_INCLUDED, Code.COUNT_MISMATCH);
    assertThat(reading.decisionGrade()).isFalse();
  }

  @Test
  void withItsSamplesItsFiguresAreComputedAgain() throws IOException {
    var run = new LinkedHashMap<>(Map.of("results_2026-01-21.json", LM_EVAL));
    run.put(SAMPLES, lmEvalSamples(2));
    var reading = read(zip(run));
    assertThat(reading.warnings()).isEmpty();
    assertThat(reading.decisionGrade()).isTrue();
    var acc = reading.log().scores().getFirst();
    assertThat(acc.recomputed()).isEqualTo(new Recomputed(2, 4));
    assertThat(acc.metrics())
        .containsExactly(
            new Metric("acc", "0.5", "0.5", false),
            new Metric("acc_stderr", "0.288675134594813", "0.288675134595", false));
    assertThat(reading.log().scores().getLast().metrics())
        .containsExactly(new Metric("bleu", "12.25", null, false));
    assertThat(samples).hasSize(4);
    assertThat(samples.getFirst().input().text()).isEqualTo("Which agent?");
    assertThat(samples.getFirst().output().text()).isEqualTo("A");
    assertThat(reading.manifest().parts())
        .extracting(Manifest.Part::path)
        .containsExactly("results_2026-01-21.json", SAMPLES);
  }

  @Test
  void aHarnessThatFlattersItselfIsFound() throws IOException {
    var reading = read(zip(Map.of("r.json", LM_EVAL, SAMPLES, lmEvalSamples(1))));
    assertThat(codes(reading)).contains(Code.METRIC_MISMATCH);
    assertThat(reading.decisionGrade()).isFalse();
  }

  @Test
  void samplesAloneProveNothing() {
    var lines = lmEvalSamples(2).getBytes(UTF_8);
    var reading = read(lines);
    assertThat(reading.format()).isEqualTo("LM_EVAL");
    assertThat(codes(reading)).contains(Code.HEADER_MISSING);
    assertThat(reading.decisionGrade()).isFalse();
    var place = samples.get(2).place();
    assertThat(samples.get(2).content())
        .isEqualTo(
            Sha256.hex(
                Arrays.copyOfRange(lines, place.from().intValue(), place.until().intValue())));
  }

  @Test
  void aModelWithoutARevisionIsOnlyAName() throws IOException {
    var results = LM_EVAL.replace(", \"model_sha\": \"82047f5e\"", "");
    var reading = read(zip(Map.of("r.json", results, SAMPLES, lmEvalSamples(2))));
    assertThat(codes(reading)).containsExactly(Code.MODEL_REVISION_MISSING);
    assertThat(reading.decisionGrade()).isTrue();
  }

  @Test
  void aHarnessLimitedToSomeSamplesIsNotDecisionGrade() throws IOException {
    var results = LM_EVAL.replace("\"limit\": null", "\"limit\": 4");
    var reading = read(zip(Map.of("r.json", results, SAMPLES, lmEvalSamples(2))));
    assertThat(codes(reading)).containsExactly(Code.LIMIT_SET);
  }

  @Test
  void eventsOfEvalsAreReadWhereverTheReportStands() {
    var reading = read(EVALS.formatted("0.5").getBytes(UTF_8));
    assertThat(reading.format()).isEqualTo("OPENAI_EVALS");
    assertThat(reading.log().task()).isEqualTo("exploit.dev.v0");
    assertThat(reading.log().model()).isEqualTo("aur-5");
    assertThat(reading.log().scores().getFirst().recomputed()).isEqualTo(new Recomputed(1, 2));
    assertThat(codes(reading)).containsExactly(Code.REVISION_MISSING);
    assertThat(samples).hasSize(2);
    assertThat(samples.getFirst().input().text()).isEqualTo("Open the door.");
    assertThat(samples.getFirst().output().text()).isEqualTo("no");
    assertThat(samples.getFirst().target().text()).isEqualTo("yes");
  }

  @Test
  void evalsThatContradictTheirReportOrHaveNoneAreFound() {
    assertThat(codes(read(EVALS.formatted("0.9").getBytes(UTF_8)))).contains(Code.METRIC_MISMATCH);
    var cut = EVALS.formatted("0.5").replaceFirst("\\{\"final_report.*\\n", "");
    assertThat(codes(read(cut.getBytes(UTF_8)))).contains(Code.HEADER_MISSING);
    assertThat(read(cut.substring(0, cut.length() - 9).getBytes(UTF_8)).log()).isNull();
  }

  private static Map<String, String> helm(String mean) {
    var stat = "{\"name\": {\"name\": \"exact_match\", \"split\": \"test\"}, \"mean\": %s}";
    var instance =
        "{\"instance_id\": \"id%d\", \"train_trial_index\": 0, \"stats\": [" + stat + "]}";
    var state =
        """
        {"instance": {"input": {"text": "q%d"}, "references": [
            {"output": {"text": "wrong"}, "tags": []},
            {"output": {"text": "right"}, "tags": ["correct"]}], "split": "test", "id": "id%d"},
         "request": {"prompt": "q"}, "result": {"completions": [{"text": "right"}]}}""";
    return Map.of(
        "mmlu/run_spec.json",
        """
        {"name": "mmlu:subject=x", "scenario_spec": {"class_name": "MMLU"},
         "adapter_spec": {"model": "openai/gpt2", "max_eval_instances": 1000}}
        """,
        "mmlu/scenario.json",
        "{}",
        "mmlu/stats.json",
        "[" + stat.formatted(mean) + "]",
        "mmlu/per_instance_stats.json",
        "[" + instance.formatted(1, "1.0") + "," + instance.formatted(2, "0.0") + "]",
        "mmlu/scenario_state.json",
        "{\"adapter_spec\": {}, \"request_states\": [%s, %s]}"
            .formatted(state.formatted(1, 1), state.formatted(2, 2)));
  }

  @Test
  void aRunFolderIsOneThingWithOneDigest() throws IOException {
    var reading = read(zip(helm("0.5")));
    assertThat(reading.format()).isEqualTo("HELM");
    assertThat(reading.log().task()).isEqualTo("mmlu:subject=x");
    assertThat(reading.log().limit()).isNull();
    assertThat(reading.log().scores().getFirst().recomputed()).isEqualTo(new Recomputed(1, 2));
    assertThat(codes(reading)).containsExactly(Code.REVISION_MISSING);
    assertThat(samples).hasSize(2);
    assertThat(samples.getFirst().target().text()).isEqualTo("right");
    assertThat(samples.getFirst().scores().getFirst().value()).isEqualTo("1.0");
    var sums = new StringBuilder();
    for (var part : reading.manifest().parts()) {
      var contents = helm("0.5").get("mmlu/" + part.path()).getBytes(UTF_8);
      assertThat(part.sha256()).isEqualTo(Sha256.hex(contents));
      assertThat(part.size()).isEqualTo(contents.length);
      sums.append(part.sha256()).append("  ").append(part.path()).append('\n');
    }
    assertThat(reading.manifest().sha256()).isEqualTo(Sha256.hex(sums.toString().getBytes(UTF_8)));
  }

  @Test
  void aRunFolderThatContradictsItsInstancesIsFound() throws IOException {
    assertThat(codes(read(zip(helm("0.75"))))).contains(Code.METRIC_MISMATCH);
    var two = new LinkedHashMap<>(helm("0.5"));
    two.put("other/run_spec.json", "{}");
    assertThat(read(zip(two)).log()).isNull();
  }
}
