package dev.countersign.oversight.policy.graphql;

import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.Problem;
import dev.countersign.domain.codec.RecordReader;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.policy.Policy;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy part by part, turned into the document that it would be and read as that: the same
 * problems have the same paths, and the same content has the same digest.
 */
final class PolicyContent {
  private static final String REQUIRED = "requiredSafeguards";

  private PolicyContent() {}

  /** The policy that a lab hands in, in the one or the other shape. */
  static Policy read(@Nullable String document, @Nullable PolicyContentInput content) {
    if (document != null && content == null) {
      return PolicyText.read(document);
    }
    if (document == null && content != null) {
      return read(content);
    }
    throw RefusedException.invalid(
        "Give the policy as one document (policy) or part by part (content), and only once.");
  }

  private static Policy read(PolicyContentInput content) {
    var problems = new ArrayList<Problem>();
    var members = new LinkedHashMap<>(RecordWriter.write(content).members());
    if (members.get("thresholds") instanceof JsonArray thresholds) {
      var written = new ArrayList<JsonValue>();
      for (int i = 0; i < thresholds.values().size(); i++) {
        written.add(
            byStage((JsonObject) thresholds.values().get(i), "$.thresholds[" + i + "]", problems));
      }
      members.put("thresholds", JsonValue.array(written));
    }
    if (!problems.isEmpty()) {
      throw new DocumentProblemsException(problems);
    }
    return RecordReader.read(new JsonObject(members), Policy.class);
  }

  /** GraphQL has no maps: what a document has by stage, the input has as a list. */
  private static JsonObject byStage(JsonObject threshold, String path, List<Problem> problems) {
    var stages = new LinkedHashMap<String, JsonValue>();
    if (threshold.get(REQUIRED) instanceof JsonArray list) {
      for (var entry : list.values()) {
        var stage = String.valueOf(((JsonObject) entry).text("stage"));
        if (stages.put(stage, entryOf((JsonObject) entry)) != null) {
          problems.add(
              new Problem(
                  path + "." + REQUIRED + "." + stage, "REPEATED", "the stage stands twice"));
        }
      }
    }
    var members = new LinkedHashMap<>(threshold.members());
    members.put(REQUIRED, new JsonObject(stages));
    return new JsonObject(members);
  }

  private static JsonValue entryOf(JsonObject entry) {
    var safeguards = entry.get("safeguards");
    return safeguards == null ? JsonValue.NULL : safeguards;
  }
}
