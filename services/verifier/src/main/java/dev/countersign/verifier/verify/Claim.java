package dev.countersign.verifier.verify;

import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Subject;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Objects;

/** Whether a signed statement says what the record took from it. */
final class Claim {
  private Claim() {}

  static boolean matches(Statement statement, AttestationReceived received) {
    var recorded = RecordWriter.write(received);
    var predicate = statement.predicate();
    return statement.predicateType().equals(received.predicateType())
        && statement.subjects().stream()
            .map(subject -> new Subject(subject.name(), subject.sha256()))
            .toList()
            .equals(received.artefacts())
        && Objects.equals(predicate.text("modelVersion"), received.modelVersion().value())
        && contains(predicate, recorded, "findings")
        && contains(predicate, recorded, "validations");
  }

  /** True if the statement has every element that the record has of it, in the same words. */
  private static boolean contains(JsonObject predicate, JsonObject recorded, String list) {
    var signed = elements(predicate, list);
    return elements(recorded, list).stream()
        .allMatch(wanted -> signed.stream().anyMatch(found -> covers(found, wanted)));
  }

  private static List<JsonValue> elements(JsonObject object, String list) {
    return object.get(list) instanceof JsonArray array ? array.values() : List.of();
  }

  private static boolean covers(JsonValue found, JsonValue wanted) {
    return found instanceof JsonObject signed
        && wanted instanceof JsonObject recorded
        && recorded.members().entrySet().stream()
            .allMatch(member -> member.getValue().equals(signed.get(member.getKey())));
  }
}
