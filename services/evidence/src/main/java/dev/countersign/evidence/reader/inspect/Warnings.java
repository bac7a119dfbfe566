package dev.countersign.evidence.reader.inspect;

import dev.countersign.evidence.reader.LogSummary;
import dev.countersign.evidence.reader.LogSummary.ScoreSummary;
import dev.countersign.evidence.reader.Warning;
import dev.countersign.evidence.reader.Warning.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be said about a log, in a fixed order. */
final class Warnings {
  private static final double ROUNDING = 1e-6;

  private final List<Warning> warnings = new ArrayList<>();

  static List<Warning> of(
      LogSummary log, boolean headerMissing, boolean headerEdited, boolean nonFinite) {
    var all = new Warnings();
    all.status(log.status(), headerMissing);
    all.configuration(log);
    log.scores().forEach(all::metric);
    all.samples(log);
    if (headerEdited) {
      all.add(Code.HEADER_EDITED, "The log was edited after the run.");
    }
    if (nonFinite) {
      all.add(
          Code.NON_FINITE, "A score or claimed metric is NaN or infinite; it is kept as no value.");
    }
    return all.warnings;
  }

  private void status(@Nullable String status, boolean headerMissing) {
    if (headerMissing) {
      add(Code.HEADER_MISSING, "The archive has no header.json: the run did not finish.");
    } else if ("cancelled".equals(status)) {
      add(Code.CANCELLED, "The run was cancelled.");
    } else if (!"success".equals(status)) {
      add(Code.NOT_SUCCESS, "The run did not end in success.");
    }
  }

  private void configuration(LogSummary log) {
    if (log.limit() != null) {
      add(Code.LIMIT_SET, "The run was limited to a part of its samples.");
    }
    if (log.revision() == null) {
      add(Code.REVISION_MISSING, "The log names no revision of the code that ran.");
    } else if (log.revision().dirty()) {
      add(Code.DIRTY_REVISION, "The code that ran was not all committed.");
    }
    if (log.invalidated()) {
      add(Code.INVALIDATED, "The log, or a sample of it, was invalidated.");
    }
  }

  private void metric(ScoreSummary score) {
    var recomputed = score.recomputed();
    if (recomputed == null) {
      return;
    }
    double found = (double) recomputed.successes() / recomputed.n();
    for (var metric : score.metrics()) {
      if (isAccuracy(metric.name()) && differs(metric.value(), found)) {
        add(
            Code.METRIC_MISMATCH,
            "The claimed accuracy is not that of the samples in the file: %d of %d."
                .formatted(recomputed.successes(), recomputed.n()));
      }
    }
  }

  /** Metrics of a package are written with its name before a slash. */
  private static boolean isAccuracy(String name) {
    return name.substring(name.lastIndexOf('/') + 1).equals("accuracy");
  }

  private static boolean differs(@Nullable String claimed, double found) {
    if (claimed == null) {
      return true;
    }
    try {
      return !(Math.abs(Double.parseDouble(claimed) - found) <= ROUNDING);
    } catch (NumberFormatException e) {
      return true;
    }
  }

  private void samples(LogSummary log) {
    var planned = log.planned();
    var completed = log.completed();
    if (planned != null && completed != null && completed < planned) {
      add(
          Code.SAMPLES_MISSING,
          "%d of %d planned samples were completed.".formatted(completed, planned));
    }
    if (planned != null && planned != log.samples()) {
      add(
          Code.COUNT_MISMATCH,
          "The log speaks of %d samples, the file holds %d.".formatted(planned, log.samples()));
    }
  }

  private void add(Code code, String sentence) {
    warnings.add(new Warning(code, sentence));
  }
}
