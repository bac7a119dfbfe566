package dev.countersign.evidence.reader.openai;

import com.fasterxml.jackson.core.JsonParser;
import dev.countersign.evidence.reader.LogSummary;
import dev.countersign.evidence.reader.LogSummary.Origin;
import dev.countersign.evidence.reader.Reading;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.Warnings;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.json.Spans;
import dev.countersign.evidence.reader.json.Values;
import dev.countersign.evidence.reader.run.Claims;
import dev.countersign.evidence.reader.run.Claims.Key;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the events. Each that scores a sample is a sample here; what was asked and answered
 * is taken from the sampling event before it.
 */
final class Events {
  /** Samples that may be under way at once; older ones are shown without their texts. */
  private static final int UNDER_WAY = 1_000;

  private static final String ACCURACY = "accuracy";
  private static final String NO_REPORT = "The log has no final report: the run did not finish.";

  private final Consumer<Sample> sink;
  private final Spans bytes;
  private final int most;
  private final Claims claims = new Claims();
  private final Map<String, Event> sampled =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Event> eldest) {
          return size() > UNDER_WAY;
        }
      };
  private boolean spec;
  private boolean report;
  private long samples;
  private @Nullable String eval;
  private @Nullable String model;
  private @Nullable String run;
  private @Nullable String created;
  private @Nullable String limit;

  Events(Consumer<Sample> sink, Spans bytes, int most) {
    this.sink = sink;
    this.bytes = bytes;
    this.most = most;
  }

  void line(JsonParser at) throws IOException {
    long from = at.currentTokenLocation().getByteOffset();
    bytes.begin(from);
    var event = new Event(most);
    Json.object(at, (name, value) -> field(event, name, value));
    long until = at.currentLocation().getByteOffset();
    var content = bytes.end(until);
    if ("sampling".equals(event.type)) {
      sampled.put(event.sample, event);
    } else if (!event.scores.isEmpty()) {
      var asked = sampled.getOrDefault(event.sample, event);
      for (var score : event.scores) {
        claims.value(new Key(score.scorer(), null, null), score);
      }
      samples++;
      sink.accept(event.scored(asked, Sample.Place.bytes(from, until), content));
    }
  }

  private void field(Event event, String name, JsonParser at) throws IOException {
    switch (name) {
      case "spec" -> {
        spec = true;
        Json.object(at, this::spec);
      }
      case "final_report" -> {
        report = true;
        Json.object(at, this::report);
      }
      default -> event.field(name, at);
    }
  }

  private void spec(String name, JsonParser at) throws IOException {
    switch (name) {
      case "eval_name" -> eval = Values.brief(at);
      case "completion_fns" ->
          Json.array(at, one -> model = model == null ? Values.brief(one) : model);
      case "run_id" -> run = Values.brief(at);
      case "created_at" -> created = Values.brief(at);
      case "run_config" -> Json.object(at, this::config);
      default -> {}
    }
  }

  private void config(String name, JsonParser at) throws IOException {
    if (name.equals("max_samples")) {
      limit = Values.brief(at);
    }
  }

  private void report(String name, JsonParser at) throws IOException {
    if (at.currentToken().isScalarValue()) {
      // The library takes the accuracy of its match events, and means of named metrics.
      boolean accuracy = name.equals(ACCURACY);
      var key = new Key(accuracy ? Event.MATCH : name, null, null);
      claims.claim(key, name, Claims.MEAN, at);
    }
  }

  Optional<Reading> reading() {
    if (!spec) {
      return Optional.empty();
    }
    var summary =
        new LogSummary(
            eval,
            null,
            model,
            report ? "success" : null,
            created,
            null,
            limit,
            false,
            null,
            null,
            samples,
            claims.summaries(),
            new Origin("openai-evals", null, run, eval, null));
    var warnings = Warnings.of(summary, report ? null : NO_REPORT, false, claims.sawNonFinite());
    return Optional.of(new Reading(OpenAiEvals.FORMAT, summary, warnings));
  }
}
