package dev.countersign.evidence.reader.inspect;

import dev.countersign.evidence.reader.FormatReader;
import dev.countersign.evidence.reader.Limits;
import dev.countersign.evidence.reader.Reading;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.Source;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.zip.Archive;
import dev.countersign.evidence.reader.zip.DigestedStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A log as a ZIP archive ({@code .eval}): a header, and a member or a folder per sample. */
public final class InspectArchive implements FormatReader {
  private static final String FORMAT = "INSPECT_EVAL";

  /** Present only once the run has finished. */
  private static final String HEADER = "header.json";

  private static final String START = "_journal/start.json";

  /** Chunked samples came without a new version number, so the layout tells. */
  private static final Pattern SAMPLE =
      Pattern.compile("samples/.+_epoch_\\d+(\\.json|/sample\\.json)");

  private static final String CHUNKED = "/sample.json";

  private final Limits limits;
  private final Json json;

  public InspectArchive(Limits limits) {
    this.limits = limits;
    this.json = new Json(limits);
  }

  @Override
  public Optional<Reading> read(Source source, Consumer<Sample> samples) throws IOException {
    if (!Archive.begins(source)) {
      return Optional.empty();
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
      if (archive.names().stream().anyMatch(name -> name.endsWith(CHUNKED))) {
        archive.checkLayout();
      }
      archive.visit(new Samples(log, archive));
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
        json.document(in, log::header);
      }
    }
  }

  private final class Samples implements Archive.Visitor {
    private final LogParser log;
    private final Archive archive;

    Samples(LogParser log, Archive archive) {
      this.log = log;
      this.archive = archive;
    }

    @Override
    public boolean wants(String name) {
      return SAMPLE.matcher(name).matches();
    }

    @Override
    public void read(String name, InputStream in) throws IOException {
      var bytes = new DigestedStream(in);
      var unkept = new ArrayList<Sample>(1);
      json.document(bytes, at -> log.unkept(at).ifPresent(unkept::add));
      var digest = bytes.digest();
      var content = name.endsWith(CHUNKED) ? ofFolder(name, digest) : digest;
      unkept.forEach(sample -> log.keep(sample.at(Sample.Place.member(name), content)));
    }

    /** As {@code sha256sum} prints it, so that anybody can do it again. */
    private String ofFolder(String sampleJson, String itsDigest) throws IOException {
      var folder = sampleJson.substring(0, sampleJson.length() - CHUNKED.length() + 1);
      var sums = new StringBuilder();
      for (var name : archive.below(folder)) {
        var digest = name.equals(sampleJson) ? itsDigest : digest(name);
        sums.append(digest).append("  ").append(name.substring(folder.length())).append('\n');
      }
      return DigestedStream.of(sums.toString());
    }

    private String digest(String name) throws IOException {
      try (var in = new DigestedStream(archive.member(name).orElseThrow())) {
        return in.digest();
      }
    }
  }
}
