package dev.countersign.journeys.inspect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a run as an Inspect log, in the {@code .eval} shape: one member a sample. */
public final class InspectLog {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper WRITER = new ObjectMapper();

  private final Run run;

  private InspectLog(Run run) {
    this.run = run;
  }

  /** The file's bytes. */
  public static byte[] of(Run run) {
    return new InspectLog(run).archive("The run is complete.");
  }

  /** The same run with another word in its first sample: other bytes, so other evidence. */
  public static byte[] corrected(Run run) {
    return new InspectLog(run).archive("The run is complete; a typing error is corrected.");
  }

  private byte[] archive(String note) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      add(zip, "_journal/start.json", JSON.objectNode().put("version", 2).set("eval", eval()));
      for (int number = 1; number <= run.planned(); number++) {
        add(
            zip,
            "samples/%d_epoch_1.json".formatted(number),
            sample(number, number == 1 ? note : ""));
      }
      add(zip, "header.json", header());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, ObjectNode content) throws IOException {
    var entry = new ZipEntry(name);
    // A time of its own would make other bytes of the same run.
    entry.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    zip.write(WRITER.writeValueAsBytes(content));
    zip.closeEntry();
  }

  private ObjectNode header() {
    var header = JSON.objectNode().put("version", 2).put("status", "success");
    header.put("invalidated", false).set("eval", eval());
    var results = header.putObject("results");
    results.put("total_samples", run.planned()).put("completed_samples", run.n());
    var score = results.putArray("scores").addObject();
    score.put("name", run.scorer()).put("scorer", run.scorer()).put("reducer", "mean");
    score.put("scored_samples", run.n()).put("unscored_samples", run.planned() - run.n());
    score.putObject("params");
    var metrics = score.putObject("metrics");
    metric(metrics, run.proportion() ? "accuracy" : "mean", run.mean());
    metric(metrics, "stderr", run.standardError());
    var stats = header.putObject("stats");
    stats.put("started_at", run.completed()).put("completed_at", run.completed());
    stats.putObject("model_usage");
    return header;
  }

  private static void metric(ObjectNode metrics, String name, java.math.BigDecimal value) {
    metrics.putObject(name).put("name", name).put("value", value).putObject("params");
  }

  private ObjectNode eval() {
    var eval = JSON.objectNode();
    eval.put("eval_id", "Fp2XhM7Cq9").put("run_id", "Qm4ZrT8Lw1").put("created", run.completed());
    eval.put("task", run.task()).put("task_id", "Vd6NsK3Jb5").put("task_version", 1);
    var dataset = eval.putObject("dataset");
    dataset.put("name", run.task()).put("samples", run.planned()).put("shuffled", false);
    var ids = dataset.putArray("sample_ids");
    for (int number = 1; number <= run.planned(); number++) {
      ids.add(number);
    }
    eval.put("model", run.model()).putObject("model_args");
    var config = eval.putObject("config");
    config.putNull("limit").put("epochs", 1).put("log_samples", true);
    eval.putObject("revision")
        .put("type", "git")
        .put("origin", "https://git.example.org/evaluations.git")
        .put("commit", "4f1c2b7")
        .put("dirty", false);
    eval.putObject("packages").put("inspect_ai", "0.3.154");
    return eval;
  }

  private ObjectNode sample(int number, String note) {
    boolean completed = number <= run.n();
    var sample = JSON.objectNode().put("id", number).put("epoch", 1);
    sample.put("input", "Exercise %d of %s.".formatted(number, run.task()));
    sample.put("target", "done");
    var output = sample.putObject("output").put("model", run.model());
    output.put("completion", completed ? "Step by step, to the end. " + note : "");
    var scores = sample.putObject("scores");
    if (completed) {
      var score = scores.putObject(run.scorer());
      var value = run.values().get(number - 1);
      if (run.proportion()) {
        score.put("value", value.signum() > 0 ? "C" : "I");
      } else {
        score.put("value", value);
      }
      score.put("answer", "done").putNull("explanation").putArray("history");
    }
    sample.putObject("metadata");
    sample.put("uuid", "u" + number);
    if (completed) {
      sample.putNull("error");
    } else {
      sample
          .putObject("error")
          .put("message", "SandboxTimeout: the exercise did not answer")
          .put("traceback", "");
    }
    sample.putNull("limit").putNull("invalidation");
    return sample;
  }
}
