package dev.countersign.evidence.normal;

import dev.countersign.evidence.reader.LogSummary;
import dev.countersign.evidence.reader.LogSummary.Metric;
import dev.countersign.evidence.reader.LogSummary.ScoreSummary;
import dev.countersign.evidence.reader.Warning;
import dev.countersign.evidence.vault.Readings.Kept;
import dev.countersign.evidence.vault.Seal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Results in the form of Every Eval Ever, schema 0.3.0: what the file claims is the score; what its
 * samples give stands in the details, and never takes its place.
 */
public final class EveryEvalEver {
  private static final String VERSION = "0.3.0";
  private static final String UNKNOWN = "unknown";

  /** Longer digits are no figure of a score, and must not cost a long computation. */
  private static final int CHARACTERS = 40;

  /** How the organisation that made the run stands to the one whose model it is. */
  public enum Relationship {
    FIRST_PARTY("first_party"),
    THIRD_PARTY("third_party");

    private final String written;

    Relationship(String written) {
      this.written = written;
    }
  }

  private EveryEvalEver() {}

  /**
   * The results of one piece of evidence, as a tree of JSON values.
   *
   * @param organisation that made the run
   * @throws IllegalArgumentException if nothing was read from it
   */
  public static Map<String, Object> of(
      Seal seal, Kept kept, String organisation, Relationship relationship) {
    var log = kept.reading().log();
    if (log == null) {
      throw new IllegalArgumentException("Nothing was read from " + seal.id());
    }
    var retrieved = Long.toString(seal.sealedAt().getEpochSecond());
    var model = log.model() == null ? UNKNOWN : log.model();
    var task = log.task() == null ? UNKNOWN : log.task();
    var record = new LinkedHashMap<String, Object>();
    record.put("schema_version", VERSION);
    record.put("evaluation_id", task + "/" + model + "/" + retrieved);
    putIfKnown(record, "evaluation_timestamp", log.created());
    record.put("retrieved_timestamp", retrieved);
    record.put(
        "source_metadata",
        Map.of(
            "source_type",
            "evaluation_run",
            "source_organization_name",
            organisation,
            "evaluator_relationship",
            relationship.written,
            "additional_details",
            Map.of("evidence", seal.evidence(), "sha256", seal.sha256())));
    record.put("eval_library", library(log));
    record.put("model_info", model(log, model));
    record.put("evaluation_results", results(kept, log, task));
    return record;
  }

  private static Map<String, Object> library(LogSummary log) {
    var version = log.origin().libraryVersion();
    return Map.of("name", log.origin().library(), "version", version == null ? UNKNOWN : version);
  }

  private static Map<String, Object> model(LogSummary log, String model) {
    var details = new LinkedHashMap<String, Object>();
    // The platform stores digests of weights, and the log knows only a name.
    details.put("deployment_type", UNKNOWN);
    details.put("model_availability", UNKNOWN);
    putIfKnown(details, "model_revision", log.origin().modelRevision());
    return Map.of("name", model, "id", model, "additional_details", details);
  }

  private static List<Object> results(Kept kept, LogSummary log, String task) {
    var dataset = log.origin().dataset() == null ? task : log.origin().dataset();
    var all = new ArrayList<>();
    for (var score : log.scores()) {
      for (var metric : score.metrics()) {
        var figure = figure(metric.value());
        if (figure != null) {
          all.add(result(kept, log, task, dataset, score, metric, figure, all.size()));
        }
      }
    }
    return all;
  }

  private static Map<String, Object> result(
      Kept kept,
      LogSummary log,
      String task,
      String dataset,
      ScoreSummary score,
      Metric metric,
      BigDecimal figure,
      int number) {
    var result = new LinkedHashMap<String, Object>();
    result.put("evaluation_result_id", kept.id() + "#" + number);
    result.put("evaluation_name", task);
    result.put("source_data", Map.of("dataset_name", dataset, "source_type", "other"));
    var config = new LinkedHashMap<String, Object>();
    config.put("metric_name", metric.name());
    // Which way is worse is said by the platform's indicator; no log knows it.
    config.put("lower_is_better", false);
    config.put("additional_details", details(score));
    result.put("metric_config", config);
    var details = new LinkedHashMap<String, Object>();
    putIfKnown(details, "recomputed", metric.recomputed());
    details.put("differs", Boolean.toString(metric.differs()));
    details.put("decision_grade", Boolean.toString(kept.reading().decisionGrade()));
    details.put(
        "warnings",
        String.join(
            " ", kept.reading().warnings().stream().map(Warning::code).map(Enum::name).toList()));
    var claimed = new LinkedHashMap<String, Object>();
    claimed.put("score", figure);
    claimed.put("details", details);
    if (score.recomputed() != null) {
      claimed.put("uncertainty", Map.of("num_samples", score.recomputed().n()));
    } else if (score.scored() != null) {
      claimed.put("uncertainty", Map.of("num_samples", score.scored()));
    }
    result.put("score_details", claimed);
    putIfKnown(result, "evaluation_timestamp", log.created());
    return result;
  }

  private static Map<String, Object> details(ScoreSummary score) {
    var details = new LinkedHashMap<String, Object>();
    details.put("score", score.name());
    putIfKnown(details, "scorer", score.scorer());
    putIfKnown(details, "reducer", score.reducer());
    details.put("polarity", "not stated by the log");
    return details;
  }

  private static @Nullable BigDecimal figure(@Nullable String value) {
    try {
      return value == null || value.length() > CHARACTERS ? null : new BigDecimal(value);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static void putIfKnown(Map<String, Object> into, String name, @Nullable String value) {
    if (value != null) {
      into.put(name, value);
    }
  }
}
