package dev.countersign.evidence.reader.lmeval;

import dev.countersign.evidence.reader.FormatReader;
import dev.countersign.evidence.reader.Limits;
import dev.countersign.evidence.reader.Manifest;
import dev.countersign.evidence.reader.Reading;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.Source;
import dev.countersign.evidence.reader.UnreadableException;
import dev.countersign.evidence.reader.Warning;
import dev.countersign.evidence.reader.Warnings;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.json.Spans;
import dev.countersign.evidence.reader.run.Claims;
import dev.countersign.evidence.reader.run.Claims.Key;
import dev.countersign.evidence.reader.run.Heads;
import dev.countersign.evidence.reader.run.Manifests;
import dev.countersign.evidence.reader.zip.Archive;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Results of lm-evaluation-harness: a JSON file of results, a JSONL file of samples, or an archive
 * that holds both, as the harness writes them side by side.
 */
public final class LmEval implements FormatReader {
  static final String LIBRARY = "lm_eval";
  private static final String FORMAT = "LM_EVAL";
  private static final String UNKNOWN_RUN =
      "The file holds samples without the results of their run.";

  /** The harness names a task nowhere but in the name of its file of samples. */
  private static final Pattern SAMPLES =
      Pattern.compile("(?:.*/)?samples_(.+)_\\d{4}-\\d{2}-\\d{2}T[^/]*\\.jsonl");

  private final Limits limits;
  private final Json json;

  public LmEval(Limits limits) {
    this.limits = limits;
    this.json = new Json(limits);
  }

  @Override
  public Optional<Reading> read(Source source, Consumer<Sample> samples) throws IOException {
    if (Archive.begins(source)) {
      return archive(source, samples);
    }
    var field = Heads.firstField(source, json);
    // The log of another tool is not read in vain: Inspect begins with its version.
    if (field.isEmpty() || field.get().equals("version")) {
      return Optional.empty();
    }
    var run = new Run(samples);
    try (var in = new Spans(Channels.newInputStream(source.open()))) {
      if (field.get().equals("doc_id")) {
        run.samples("", null, in);
      } else {
        json.document(in, run.results::read);
      }
    }
    return run.reading(null);
  }

  private Optional<Reading> archive(Source source, Consumer<Sample> samples) throws IOException {
    try (var archive = new Archive(source, limits)) {
      var run = new Run(samples);
      for (var name : archive.names()) {
        if (name.endsWith(".json") && !run.results.isLmEval()) {
          try (var in = archive.member(name).orElseThrow()) {
            json.document(in, run.results::read);
          }
        }
      }
      if (!run.results.isLmEval()) {
        return Optional.empty();
      }
      archive.checkLayout();
      for (var name : archive.names()) {
        var task = SAMPLES.matcher(name);
        if (task.matches()) {
          try (var in = new Spans(archive.member(name).orElseThrow())) {
            run.samples(task.group(1), name, in);
          }
        }
      }
      return run.reading(Manifests.of(archive, ""));
    }
  }

  /** One run, as far as its files are here. */
  private final class Run {
    private final Claims claims = new Claims();
    private final LmEvalResults results = new LmEvalResults(claims);
    private final Consumer<Sample> sink;
    private long samples;

    Run(Consumer<Sample> sink) {
      this.sink = sink;
    }

    void samples(String task, @Nullable String member, Spans in) throws IOException {
      json.lines(
          in,
          at -> {
            long from = at.currentTokenLocation().getByteOffset();
            in.begin(from);
            var sample =
                LmEvalSample.read(at, limits.excerpt())
                    .orElseThrow(
                        () -> new UnreadableException("A line of the samples is no sample."));
            long until = at.currentLocation().getByteOffset();
            var place = Sample.Place.bytes(from, until).within(member);
            for (var score : sample.scores()) {
              claims.value(new Key(task, score.scorer(), score.part()), score);
            }
            samples++;
            sink.accept(sample.at(place, in.end(until)));
          });
    }

    Optional<Reading> reading(@Nullable Manifest manifest) {
      if (!results.isLmEval() && samples == 0) {
        return Optional.empty();
      }
      var summary = results.summary(samples);
      var warnings =
          new ArrayList<>(
              Warnings.of(
                  summary, results.isLmEval() ? null : UNKNOWN_RUN, false, claims.sawNonFinite()));
      if (!results.namesModelRevision()) {
        warnings.add(
            new Warning(
                Warning.Code.MODEL_REVISION_MISSING,
                "The results name no revision of the model's weights."));
      }
      return Optional.of(new Reading(FORMAT, summary, List.copyOf(warnings), manifest));
    }
  }
}
