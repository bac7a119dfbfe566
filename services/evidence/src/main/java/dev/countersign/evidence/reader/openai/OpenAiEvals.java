package dev.countersign.evidence.reader.openai;

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

/** A log of OpenAI's evals: its spec, then events, with the final report somewhere among them. */
public final class OpenAiEvals implements FormatReader {
  static final String FORMAT = "OPENAI_EVALS";

  private final Limits limits;
  private final Json json;

  public OpenAiEvals(Limits limits) {
    this.limits = limits;
    this.json = new Json(limits);
  }

  @Override
  public Optional<Reading> read(Source source, Consumer<Sample> samples) throws IOException {
    if (!Heads.firstField(source, json).equals(Optional.of("spec"))) {
      return Optional.empty();
    }
    try (var in = new Spans(Channels.newInputStream(source.open()))) {
      var events = new Events(samples, in, limits.excerpt());
      json.lines(in, events::line);
      return events.reading();
    }
  }
}
