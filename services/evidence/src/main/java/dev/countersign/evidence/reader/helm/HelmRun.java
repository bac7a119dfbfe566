package dev.countersign.evidence.reader.helm;

import dev.countersign.evidence.reader.FormatReader;
import dev.countersign.evidence.reader.Limits;
import dev.countersign.evidence.reader.Reading;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.Source;
import dev.countersign.evidence.reader.UnreadableException;
import dev.countersign.evidence.reader.Warnings;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.json.Spans;
import dev.countersign.evidence.reader.run.Claims;
import dev.countersign.evidence.reader.run.Manifests;
import dev.countersign.evidence.reader.zip.Archive;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** The run folder of HELM, packed into one archive, whose files have one digest together. */
public final class HelmRun implements FormatReader {
  private static final String FORMAT = "HELM";
  private static final String SPEC = "run_spec.json";
  private static final String STATS = "stats.json";
  private static final String PER_INSTANCE = "per_instance_stats.json";
  private static final String STATE = "scenario_state.json";

  private final Limits limits;
  private final Json json;

  public HelmRun(Limits limits) {
    this.limits = limits;
    this.json = new Json(limits);
  }

  @Override
  public Optional<Reading> read(Source source, Consumer<Sample> samples) throws IOException {
    if (!Archive.begins(source)) {
      return Optional.empty();
    }
    try (var archive = new Archive(source, limits)) {
      var specs =
          archive.names().stream()
              .filter(name -> name.equals(SPEC) || name.endsWith("/" + SPEC))
              .toList();
      if (specs.isEmpty()) {
        return Optional.empty();
      }
      if (specs.size() > 1) {
        throw new UnreadableException("The archive holds several runs; upload each by itself.");
      }
      archive.checkLayout();
      var folder = specs.getFirst().substring(0, specs.getFirst().length() - SPEC.length());
      return Optional.of(run(archive, folder, samples));
    }
  }

  private Reading run(Archive archive, String folder, Consumer<Sample> sink) throws IOException {
    var claims = new Claims();
    var spec = new RunSpec();
    document(archive, folder + SPEC, spec::read);
    var stats = new Stats(claims);
    document(archive, folder + STATS, stats::aggregate);
    document(archive, folder + PER_INSTANCE, stats::perInstance);
    var state = new ScenarioState(stats, limits.excerpt(), sink);
    var member = archive.member(folder + STATE);
    if (member.isPresent()) {
      try (var in = new Spans(member.get())) {
        json.document(in, at -> state.read(at, in, folder + STATE));
      }
    }
    var summary = spec.summary(claims.summaries(), state.count());
    var unfinished =
        stats.sawAggregate() ? null : "The folder has no stats.json: the run did not finish.";
    return new Reading(
        FORMAT,
        summary,
        Warnings.of(summary, unfinished, false, claims.sawNonFinite()),
        Manifests.of(archive, folder));
  }

  private void document(Archive archive, String name, Json.Document reader) throws IOException {
    var member = archive.member(name);
    if (member.isPresent()) {
      try (var in = member.get()) {
        json.document(in, reader);
      }
    }
  }
}
