package dev.countersign.evidence.reader.inspect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.countersign.evidence.reader.LogSummary;
import dev.countersign.evidence.reader.LogSummary.Origin;
import dev.countersign.evidence.reader.LogSummary.Revision;
import dev.countersign.evidence.reader.Reading;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.Warnings;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.json.Spans;
import dev.countersign.evidence.reader.json.Values;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers what a log says, whatever the order of its fields. */
final class LogParser {
  private static final String LIBRARY = "inspect_ai";
  private static final String UNFINISHED =
      "The archive has no header.json: the run did not finish.";

  private final SampleParser sampleParser;
  private final Consumer<Sample> sink;
  private final Scores scores = new Scores();

  private boolean version;
  private boolean eval;
  private boolean headerMissing;
  private boolean headerEdited;
  private boolean invalidated;
  private @Nullable String status;
  private @Nullable String task;
  private @Nullable String taskVersion;
  private @Nullable String model;
  private @Nullable String created;
  private @Nullable String limit;
  private @Nullable String commit;
  private @Nullable String origin;
  private boolean dirty;
  private @Nullable Long planned;
  private @Nullable Long completed;
  private long samples;
  private @Nullable Spans spans;
  private @Nullable String run;
  private @Nullable String dataset;
  private @Nullable String libraryVersion;

  LogParser(SampleParser sampleParser, Consumer<Sample> sink) {
    this.sampleParser = sampleParser;
    this.sink = sink;
  }

  void headerMissing() {
    headerMissing = true;
  }

  void headerEdited() {
    headerEdited = true;
  }

  /** True once the fields that every Inspect log has were seen. */
  boolean isInspectLog() {
    return version && eval && task != null && model != null;
  }

  /** Reads the header of a log. */
  void header(JsonParser at) throws IOException {
    Json.object(at, this::top);
  }

  /** Reads a log with its samples, which stand in these bytes. */
  void log(JsonParser at, Spans bytes) throws IOException {
    spans = bytes;
    Json.object(at, this::top);
  }

  private void top(String name, JsonParser at) throws IOException {
    switch (name) {
      case "version" -> version = at.currentToken() == JsonToken.VALUE_NUMBER_INT;
      case "status" -> status = Values.brief(at);
      case "invalidated" -> invalidated |= Values.isTrue(at);
      case "eval" -> {
        eval = at.currentToken() == JsonToken.START_OBJECT;
        Json.object(at, this::eval);
      }
      case "results" -> Json.object(at, this::results);
      case "log_updates" -> Json.array(at, update -> headerEdited = true);
      case "samples" -> Json.array(at, this::sample);
      default -> {}
    }
  }

  private void eval(String name, JsonParser at) throws IOException {
    switch (name) {
      case "task" -> task = Values.brief(at);
      case "task_version" -> taskVersion = Values.brief(at);
      case "model" -> model = Values.brief(at);
      case "created" -> created = Values.brief(at);
      case "run_id" -> run = Values.brief(at);
      case "dataset" -> Json.object(at, this::dataset);
      case "packages" -> Json.object(at, this::packages);
      case "config" -> Json.object(at, this::config);
      case "revision" -> Json.object(at, this::revision);
      default -> {}
    }
  }

  private void dataset(String name, JsonParser at) throws IOException {
    if (name.equals("name")) {
      dataset = Values.brief(at);
    }
  }

  private void packages(String name, JsonParser at) throws IOException {
    if (name.equals(LIBRARY)) {
      libraryVersion = Values.brief(at);
    }
  }

  private void config(String name, JsonParser at) throws IOException {
    if (name.equals("epochs")) {
      scores.epochs(Values.count(at));
    }
    if (name.equals("limit") && !Values.isNull(at)) {
      // Either a number or a range of two.
      limit = Values.brief(at);
      Json.array(at, end -> limit = (limit == null ? "" : limit + "-") + Values.brief(end));
    }
  }

  private void revision(String name, JsonParser at) throws IOException {
    switch (name) {
      case "commit" -> commit = Values.brief(at);
      case "origin" -> origin = Values.brief(at);
      case "dirty" -> dirty = Values.isTrue(at);
      default -> {}
    }
  }

  private void results(String name, JsonParser at) throws IOException {
    switch (name) {
      case "total_samples" -> planned = Values.count(at);
      case "completed_samples" -> completed = Values.count(at);
      case "scores" -> Json.array(at, scores::claimed);
      default -> {}
    }
  }

  /** Reads one sample that stands within the log itself. */
  private void sample(JsonParser at) throws IOException {
    if (at.currentToken() == JsonToken.START_OBJECT && spans != null) {
      spans.begin(at.currentTokenLocation().getByteOffset());
      var sample = sampleParser.sample(at, scores);
      var until = Objects.requireNonNull(sample.place().until());
      keep(sample.at(sample.place(), spans.end(until)));
    }
  }

  /** Reads one sample whose digest only the end of its member gives; then it is to be kept. */
  Optional<Sample> unkept(JsonParser at) throws IOException {
    return at.currentToken() == JsonToken.START_OBJECT
        ? Optional.of(sampleParser.sample(at, scores))
        : Optional.empty();
  }

  void keep(Sample sample) {
    samples++;
    invalidated |= sample.invalidated();
    sink.accept(sample);
  }

  Reading reading(String format) {
    var summary =
        new LogSummary(
            task,
            taskVersion,
            model,
            status,
            created,
            commit == null ? null : new Revision(commit, origin, dirty),
            limit,
            invalidated,
            planned,
            completed,
            samples,
            scores.summaries(),
            new Origin(LIBRARY, libraryVersion, run, dataset, null));
    var warnings =
        Warnings.of(
            summary, headerMissing ? UNFINISHED : null, headerEdited, scores.sawNonFinite());
    return new Reading(format, summary, List.copyOf(warnings));
  }
}
