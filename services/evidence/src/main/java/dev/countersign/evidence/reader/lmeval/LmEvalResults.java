package dev.countersign.evidence.reader.lmeval;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.countersign.evidence.reader.LogSummary;
import dev.countersign.evidence.reader.LogSummary.Origin;
import dev.countersign.evidence.reader.LogSummary.Revision;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.json.Values;
import dev.countersign.evidence.reader.run.Claims;
import dev.countersign.evidence.reader.run.Claims.Key;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what a {@code results_*.json} says, whatever the order of its fields. */
final class LmEvalResults {
  private static final String STDERR = "_stderr";

  /** Metrics that the harness takes the mean of; of others the samples do not give the figure. */
  private static final Set<String> MEANS =
      Set.of("acc", "acc_norm", "acc_bytes", "exact_match", "em");

  private final Claims claims;
  private boolean results;
  private boolean mark;
  private @Nullable String version;
  private @Nullable String model;
  private @Nullable String modelRevision;
  private @Nullable String commit;
  private @Nullable String date;
  private @Nullable String limit;
  private @Nullable String task;
  private @Nullable Long planned;
  private @Nullable Long completed;

  LmEvalResults(Claims claims) {
    this.claims = claims;
  }

  /** True once the fields that only this harness writes were seen. */
  boolean isLmEval() {
    return results && mark && model != null;
  }

  boolean namesModelRevision() {
    return modelRevision != null;
  }

  void read(JsonParser at) throws IOException {
    Json.object(at, this::top);
  }

  private void top(String name, JsonParser at) throws IOException {
    switch (name) {
      case "results" -> {
        results = at.currentToken() == JsonToken.START_OBJECT;
        Json.object(at, this::task);
      }
      case "n-samples" -> {
        mark = true;
        Json.object(at, (of, counts) -> Json.object(counts, (n, v) -> count(of, n, v)));
      }
      case "lm_eval_version" -> {
        mark = true;
        version = Values.brief(at);
      }
      case "config" -> Json.object(at, this::config);
      case "git_hash" -> commit = Values.brief(at);
      case "date" -> date = Values.brief(at);
      case "model_name" -> model = Values.brief(at);
      default -> {}
    }
  }

  private void config(String name, JsonParser at) throws IOException {
    switch (name) {
      case "limit" -> limit = Values.brief(at);
      case "model" -> model = model == null ? Values.brief(at) : model;
      case "model_sha" -> {
        var sha = Values.brief(at);
        modelRevision = sha == null || sha.isEmpty() ? null : sha;
      }
      default -> {}
    }
  }

  private void task(String name, JsonParser at) throws IOException {
    task = task == null ? name : task.equals(name) ? task : "several tasks";
    Json.object(at, (metric, value) -> metric(name, metric, value));
  }

  /** A name is a metric, with a filter after a comma since version 0.4. */
  private void metric(String of, String name, JsonParser at) throws IOException {
    boolean figure = at.currentToken().isNumeric() || Values.isNonFinite(at);
    if (!figure && !(at.currentToken() == JsonToken.VALUE_STRING && name.contains(","))) {
      return;
    }
    int comma = name.lastIndexOf(',');
    var metric = comma < 0 ? name : name.substring(0, comma);
    var filter = comma < 0 ? null : name.substring(comma + 1);
    boolean error = metric.endsWith(STDERR);
    var base = error ? metric.substring(0, metric.length() - STDERR.length()) : metric;
    var kind = MEANS.contains(base) ? (error ? Claims.STANDARD_ERROR : Claims.MEAN) : null;
    claims.claim(new Key(of, base, filter), metric, kind, at);
  }

  private void count(String of, String name, JsonParser at) throws IOException {
    var count = Values.count(at);
    if (count == null) {
      return;
    }
    if (name.equals("original")) {
      planned = (planned == null ? 0 : planned) + count;
    } else if (name.equals("effective")) {
      completed = (completed == null ? 0 : completed) + count;
    }
  }

  LogSummary summary(long samples) {
    return new LogSummary(
        task,
        null,
        model,
        "success",
        date,
        commit == null ? null : new Revision(commit, null, false),
        limit,
        false,
        planned,
        completed,
        samples,
        claims.summaries(),
        new Origin(LmEval.LIBRARY, version, null, task, modelRevision));
  }
}
