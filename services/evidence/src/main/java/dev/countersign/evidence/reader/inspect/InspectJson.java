package dev.countersign.evidence.reader.inspect;

import dev.countersign.evidence.reader.FormatReader;
import dev.countersign.evidence.reader.Limits;
import dev.countersign.evidence.reader.Reading;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.Source;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.json.Spans;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Optional;
import java.util.function.Consumer;

/** A whole log in one JSON file. */
public final class InspectJson implements FormatReader {
  private static final String FORMAT = "INSPECT_JSON";
  private static final int HEAD = 64;

  private final Limits limits;
  private final Json json;

  public InspectJson(Limits limits) {
    this.limits = limits;
    this.json = new Json(limits);
  }

  @Override
  public Optional<Reading> read(Source source, Consumer<Sample> samples) throws IOException {
    try (var in = Channels.newInputStream(source.open())) {
      if (!beginsLikeAnObject(in.readNBytes(HEAD))) {
        return Optional.empty();
      }
    }
    var log = new LogParser(new SampleParser(limits), samples);
    try (var in = new Spans(Channels.newInputStream(source.open()))) {
      json.document(in, at -> log.log(at, in));
    }
    return log.isInspectLog() ? Optional.of(log.reading(FORMAT)) : Optional.empty();
  }

  private static boolean beginsLikeAnObject(byte[] head) {
    for (var b : head) {
      boolean blankOrMark = Character.isWhitespace(b) || b < 0;
      if (!blankOrMark) {
        return b == '{';
      }
    }
    return false;
  }
}
