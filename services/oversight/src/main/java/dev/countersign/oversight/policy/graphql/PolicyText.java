package dev.countersign.oversight.policy.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.Problem;
import dev.countersign.domain.codec.RecordReader;
import dev.countersign.domain.policy.Policy;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonSyntaxException;
import dev.countersign.proofs.json.JsonValue;
import java.util.List;

/** A policy as one JSON or YAML document; YAML is read as the same tree. */
final class PolicyText {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON = new ObjectMapper();

  private PolicyText() {}

  static Policy read(String text) {
    return RecordReader.read(tree(text), Policy.class);
  }

  private static JsonValue tree(String text) {
    try {
      var json =
          text.stripLeading().startsWith("{") ? text : JSON.writeValueAsString(YAML.readTree(text));
      return JsonReader.read(json);
    } catch (JsonSyntaxException e) {
      throw unreadable("the document is not JSON: " + e.getMessage());
    } catch (JsonProcessingException e) {
      throw unreadable("the document is not YAML: " + e.getOriginalMessage());
    }
  }

  private static DocumentProblemsException unreadable(String why) {
    return new DocumentProblemsException(List.of(new Problem("$", "NOT_READABLE", why)));
  }
}
