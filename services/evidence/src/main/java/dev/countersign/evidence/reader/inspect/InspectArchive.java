package dev.countersign.evidence.reader.inspect;

import dev.countersign.evidence.reader.FormatReader;
import dev.countersign.evidence.reader.Limits;
import dev.countersign.evidence.reader.Reading;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.Source;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.zip.Archive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A log as a ZIP archive ({@code .eval}): a header, and a member or a folder per sample. */
public final class InspectArchive implements FormatReader {
  private static final String FORMAT = "INSPECT_EVAL";
  private static final int HEAD = 4;

  /** Present only once the run has finished. */
  private static final String HEADER = "header.json";

  private static final String START = "_journal/start.json";

  /** Chunked samples came without a new version number, so the layout tells. */
  private static final Pattern SAMPLE =
      Pattern.compile("samples/.+_epoch_\\d+(\\.json|/sample\\.json)");

  private final Limits limits;
  private final Json json;

  public InspectArchive(Limits limits) {
    this.limits = limits;
    this.json = new Json(limits);
  }

  @Override
  public Optional<Reading> read(Source source, Consumer<Sample> samples) throws IOException {
    try (var in = Channels.newInputStream(source.open())) {
      if (!Archive.begins(in.readNBytes(HEAD))) {
        return Optional.empty();
      }
    }
    try (var archive = new Archive(source, limits)) {
      if (!archive.has(HEADER) && !archive.has(START)) {
        return Optional.empty();
      }
      var log = new LogParser(new SampleParser(limits), samples);
      header(archive, log);
      if (!log.isInspectLog()) {
        return Optional.empty();
      }
      archive.visit(new Samples(log));
      if (archive.hasDeadBytes()) {
        log.headerEdited();
      }
      return Optional.of(log.reading(FORMAT));
    }
  }

  private void header(Archive archive, LogParser log) throws IOException {
    var header = archive.member(HEADER);
    if (header.isEmpty()) {
      log.headerMissing();
      header = archive.member(START);
    }
    if (header.isPresent()) {
      try (var in = header.get()) {
        json.document(in, log::log);
      }
    }
  }

  private final class Samples implements Archive.Visitor {
    private final LogParser log;

    Samples(LogParser log) {
      this.log = log;
    }

    @Override
    public boolean wants(String name) {
      return SAMPLE.matcher(name).matches();
    }

    @Override
    public void read(String name, InputStream in) throws IOException {
      json.document(in, at -> log.sample(at, Sample.Place.member(name)));
    }
  }
}
