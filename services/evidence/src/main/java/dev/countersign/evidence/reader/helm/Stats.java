package dev.countersign.evidence.reader.helm;

import com.fasterxml.jackson.core.JsonParser;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.UnreadableException;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.json.Values;
import dev.countersign.evidence.reader.run.Claims;
import dev.countersign.evidence.reader.run.Claims.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Aggregated figures, and those of each instance that they are the means of. */
final class Stats {
  /** What an instance can be right or wrong in; other figures are shown as they are claimed. */
  private static final Set<String> CORRECTNESS =
      Set.of(
          "exact_match",
          "quasi_exact_match",
          "prefix_exact_match",
          "quasi_prefix_exact_match",
          "exact_match_indicator",
          "f1_score");

  private static final int VALUES = 1_000_000;

  private final Claims claims;
  private final Map<String, List<Sample.Score>> byInstance = new HashMap<>();
  private boolean aggregate;
  private boolean severalTrials;
  private int values;

  Stats(Claims claims) {
    this.claims = claims;
  }

  boolean sawAggregate() {
    return aggregate;
  }

  List<Sample.Score> of(String instance) {
    return byInstance.getOrDefault(instance, List.of());
  }

  /** Reads {@code stats.json}. */
  void aggregate(JsonParser at) throws IOException {
    aggregate = true;
    Json.array(at, this::claim);
  }

  private void claim(JsonParser at) throws IOException {
    var name = new Name();
    Json.object(
        at,
        (field, value) -> {
          switch (field) {
            case "name" -> Json.object(value, name::field);
            case "mean" -> {
              // Over perturbed inputs the figure is of other samples than those in the file.
              boolean given = CORRECTNESS.contains(name.name) && !name.perturbed;
              claims.claim(name.key(), "mean", given ? Claims.MEAN : null, value);
            }
            case "stddev" -> claims.claim(name.key(), "stddev", null, value);
            default -> {}
          }
        });
  }

  /** Reads {@code per_instance_stats.json}. */
  void perInstance(JsonParser at) throws IOException {
    Json.array(at, this::instance);
  }

  private void instance(JsonParser at) throws IOException {
    var instance = new Instance();
    Json.object(at, instance::field);
    severalTrials |= instance.trial > 0;
    if (instance.perturbed || severalTrials) {
      return;
    }
    var kept = new ArrayList<Sample.Score>();
    for (var figure : instance.figures) {
      kept.add(figure.score());
      claims.value(figure.key(), figure.score());
    }
    values += kept.size();
    if (values > VALUES) {
      throw new UnreadableException(
          "The run has more than %d figures of instances.".formatted(VALUES));
    }
    byInstance.put(instance.id, List.copyOf(kept));
  }

  private record Figure(Key key, Sample.Score score) {}

  private static final class Instance {
    private String id = "";
    private long trial;
    private boolean perturbed;
    private final List<Figure> figures = new ArrayList<>();

    void field(String field, JsonParser at) throws IOException {
      switch (field) {
        case "instance_id" -> {
          var value = Values.brief(at);
          id = value == null ? "" : value;
        }
        case "train_trial_index" -> {
          var value = Values.count(at);
          trial = value == null ? 0 : value;
        }
        case "perturbation" -> perturbed = !Values.isNull(at);
        case "stats" -> Json.array(at, this::stat);
        default -> {}
      }
    }

    private void stat(JsonParser at) throws IOException {
      var name = new Name();
      Json.object(
          at,
          (field, value) -> {
            if (field.equals("name")) {
              Json.object(value, name::field);
            } else if (field.equals("mean") && CORRECTNESS.contains(name.name)) {
              figures.add(
                  new Figure(
                      name.key(),
                      new Sample.Score(
                          name.name,
                          name.split,
                          Values.brief(value),
                          Values.isNonFinite(value),
                          null,
                          null)));
            }
          });
    }
  }

  private static final class Name {
    private String name = "";
    private @Nullable String split;
    private boolean perturbed;

    void field(String field, JsonParser at) throws IOException {
      switch (field) {
        case "name" -> {
          var value = Values.brief(at);
          name = value == null ? "" : value;
        }
        case "split" -> split = Values.brief(at);
        case "perturbation" -> perturbed = !Values.isNull(at);
        default -> {}
      }
    }

    Key key() {
      return new Key(name, split, perturbed ? "perturbed" : null);
    }
  }
}
