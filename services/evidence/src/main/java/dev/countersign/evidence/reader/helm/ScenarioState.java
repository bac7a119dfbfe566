package dev.countersign.evidence.reader.helm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.countersign.evidence.reader.Excerpt;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.json.Spans;
import dev.countersign.evidence.reader.json.Values;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was asked and answered, one request state per instance. */
final class ScenarioState {
  private final Stats stats;
  private final int most;
  private final Consumer<Sample> sink;
  private long count;

  ScenarioState(Stats stats, int most, Consumer<Sample> sink) {
    this.stats = stats;
    this.most = most;
    this.sink = sink;
  }

  long count() {
    return count;
  }

  void read(JsonParser at, Spans bytes, String member) throws IOException {
    Json.object(
        at,
        (field, value) -> {
          if (field.equals("request_states")) {
            Json.array(value, state -> state(state, bytes, member));
          }
        });
  }

  private void state(JsonParser at, Spans bytes, String member) throws IOException {
    if (at.currentToken() != JsonToken.START_OBJECT) {
      return;
    }
    long from = at.currentTokenLocation().getByteOffset();
    bytes.begin(from);
    var found = new Found();
    Json.object(at, found::field);
    long until = at.currentLocation().getByteOffset();
    count++;
    sink.accept(
        new Sample(
            found.id,
            1,
            found.input,
            found.target,
            found.output,
            stats.of(found.id),
            null,
            null,
            false,
            Sample.Place.bytes(from, until).within(member),
            bytes.end(until)));
  }

  private final class Found {
    private String id = "";
    private @Nullable Excerpt input;
    private @Nullable Excerpt target;
    private @Nullable Excerpt output;
    private @Nullable Excerpt reference;
    private boolean correct;

    void field(String field, JsonParser at) throws IOException {
      switch (field) {
        case "instance" -> Json.object(at, this::instance);
        case "result" -> Json.object(at, this::result);
        default -> {}
      }
    }

    private void instance(String field, JsonParser at) throws IOException {
      switch (field) {
        case "id" -> {
          var value = Values.brief(at);
          id = value == null ? "" : value;
        }
        case "input" -> Json.object(at, (name, text) -> input = text(name, text, input));
        case "references" -> Json.array(at, this::reference);
        default -> {}
      }
    }

    private void reference(JsonParser at) throws IOException {
      reference = null;
      correct = false;
      Json.object(
          at,
          (field, value) -> {
            if (field.equals("output")) {
              Json.object(value, (name, text) -> reference = text(name, text, reference));
            } else if (field.equals("tags")) {
              Json.array(value, tag -> correct |= "correct".equals(Values.brief(tag)));
            }
          });
      if (correct && target == null) {
        target = reference;
      }
    }

    private void result(String field, JsonParser at) throws IOException {
      if (field.equals("completions")) {
        Json.array(
            at,
            completion ->
                Json.object(
                    completion,
                    (name, text) -> output = output == null ? text(name, text, null) : output));
      }
    }

    private @Nullable Excerpt text(String name, JsonParser at, @Nullable Excerpt before)
        throws IOException {
      return name.equals("text") ? Values.excerpt(at, most) : before;
    }
  }
}
