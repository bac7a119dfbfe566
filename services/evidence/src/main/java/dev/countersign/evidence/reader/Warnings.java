package dev.countersign.evidence.reader;

import dev.countersign.evidence.reader.LogSummary.ScoreSummary;
import dev.countersign.evidence.reader.Warning.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be said about a log, in a fixed order. */
public final class Warnings {
  private final List<Warning> warnings = new ArrayList<>();

  /**
   * All of them.
   *
   * @param headerMissing why the log says nothing of its end; null if it does
   */
  public static List<Warning> of(
      LogSummary log, @Nullable String headerMissing, boolean headerEdited, boolean nonFinite) {
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

  private void status(@Nullable String status, @Nullable String headerMissing) {
    if (headerMissing != null) {
      add(Code.HEADER_MISSING, headerMissing);
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
    var counted = score.recomputed();
    for (var metric : score.metrics()) {
      if (metric.differs()) {
        add(
            Code.METRIC_MISMATCH,
            "The claimed %s is not that of the samples in the file: %s."
                .formatted(
                    known(metric.name()),
                    counted == null
                        ? metric.recomputed()
                        : "%d of %d, %s"
                            .formatted(counted.successes(), counted.n(), metric.recomputed())));
      }
    }
  }

  /** One of ours: a name out of the file is not repeated. */
  private static String known(String metric) {
    return metric.substring(metric.lastIndexOf('/') + 1);
  }

  private void samples(LogSummary log) {
    var planned = log.planned();
    var completed = log.completed();
    if (planned != null && completed != null && completed < planned) {
      add(
          Code.SAMPLES_MISSING,
          "%d of %d planned samples were completed.".formatted(completed, planned));
    }
    if (log.samples() == 0 && (planned == null || planned > 0)) {
      add(
          Code.SAMPLES_NOT_INCLUDED,
          "The file holds no samples, so that nothing in it can be computed again.");
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
