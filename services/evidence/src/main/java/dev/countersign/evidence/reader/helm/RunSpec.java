package dev.countersign.evidence.reader.helm;

import com.fasterxml.jackson.core.JsonParser;
import dev.countersign.evidence.reader.LogSummary;
import dev.countersign.evidence.reader.LogSummary.Origin;
import dev.countersign.evidence.reader.LogSummary.ScoreSummary;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.json.Values;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was to be run. */
final class RunSpec {
  private @Nullable String name;
  private @Nullable String model;
  private @Nullable String scenario;
  private @Nullable Long most;

  void read(JsonParser at) throws IOException {
    Json.object(at, this::field);
  }

  private void field(String field, JsonParser at) throws IOException {
    switch (field) {
      case "name" -> name = Values.brief(at);
      case "scenario_spec" -> Json.object(at, this::scenario);
      case "adapter_spec" -> Json.object(at, this::adapter);
      default -> {}
    }
  }

  private void scenario(String field, JsonParser at) throws IOException {
    if (field.equals("class_name")) {
      scenario = Values.brief(at);
    }
  }

  private void adapter(String field, JsonParser at) throws IOException {
    switch (field) {
      case "model" -> model = Values.brief(at);
      case "max_eval_instances" -> most = Values.count(at);
      default -> {}
    }
  }

  LogSummary summary(List<ScoreSummary> scores, long samples) {
    // HELM always has a largest number; it limited the run only where that number was reached.
    var limit = most != null && samples >= most ? Long.toString(most) : null;
    return new LogSummary(
        name,
        null,
        model,
        "success",
        null,
        null,
        limit,
        false,
        null,
        null,
        samples,
        scores,
        new Origin("crfm-helm", null, name, scenario, null));
  }
}
