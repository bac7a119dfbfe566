package dev.countersign.evidence.reader.inspect;

import dev.countersign.evidence.reader.FormatReader;
import dev.countersign.evidence.reader.Limits;
import dev.countersign.evidence.reader.Reading;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.Source;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.json.Spans;
import dev.countersign.evidence.reader.run.Heads;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Optional;
import java.util.function.Consumer;

/** A whole log in one JSON file. */
public final class InspectJson implements FormatReader {
  private static final String FORMAT = "INSPECT_JSON";

  private final Limits limits;
  private final Json json;

  public InspectJson(Limits limits) {
    this.limits = limits;
    this.json = new Json(limits);
  }

  @Override
  public Optional<Reading> read(Source source, Consumer<Sample> samples) throws IOException {
    if (!Heads.isObject(source)) {
      return Optional.empty();
    }
    var log = new LogParser(new SampleParser(limits), samples);
    try (var in = new Spans(Channels.newInputStream(source.open()))) {
      json.document(in, at -> log.log(at, in));
    }
    return log.isInspectLog() ? Optional.of(log.reading(FORMAT)) : Optional.empty();
  }
}
