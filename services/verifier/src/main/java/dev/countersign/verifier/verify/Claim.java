package dev.countersign.verifier.verify;

import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Review;
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
        && says(predicate, "validUntil", recorded, "expiresAt")
        && (received.review() == null
            ? saysOfModel(predicate, recorded)
            : saysOfProcedures(predicate, received.review()));
  }

  private static boolean saysOfModel(JsonObject predicate, JsonObject recorded) {
    return says(predicate, "modelVersionId", recorded, "modelVersion")
        && covers(elements(predicate, "findings"), elements(recorded, "findings"))
        && covers(validations(predicate), elements(recorded, "validations"))
        && elements(predicate, "evidence").equals(elements(recorded, "evidence"));
  }

  private static boolean saysOfProcedures(JsonObject predicate, Review review) {
    var recorded = RecordWriter.write(review);
    return says(predicate, "standard", recorded, "standard")
        && says(predicate, "opinion", recorded, "opinion")
        && predicate.get("period") instanceof JsonObject period
        && says(period, "from", recorded, "from")
        && says(period, "until", recorded, "until")
        && elements(predicate, "findings").size() == review.findings().size()
        && covers(elements(predicate, "findings"), elements(recorded, "findings"));
  }

  private static boolean says(JsonObject predicate, String field, JsonObject recorded, String as) {
    return Objects.equals(predicate.text(field), recorded.text(as));
  }

  /** What a validation of one safeguard says of each surface, as the record writes it. */
  private static List<JsonValue> validations(JsonObject predicate) {
    var safeguard = predicate.get("safeguardKey");
    return safeguard == null
        ? List.of()
        : elements(predicate, "surfaces").stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .map(
                found ->
                    (JsonValue)
                        found
                            .with("safeguardKey", safeguard)
                            .with(
                                "effect",
                                Objects.requireNonNullElse(found.get("result"), JsonValue.NULL)))
            .toList();
  }

  private static List<JsonValue> elements(JsonObject object, String list) {
    return object.get(list) instanceof JsonArray array ? array.values() : List.of();
  }

  /** True if every element of the record was signed, in the same words. */
  private static boolean covers(List<JsonValue> signed, List<JsonValue> recorded) {
    return recorded.stream()
        .allMatch(wanted -> signed.stream().anyMatch(found -> covers(found, wanted)));
  }

  private static boolean covers(JsonValue found, JsonValue wanted) {
    return found instanceof JsonObject signed
        && wanted instanceof JsonObject recorded
        && recorded.members().entrySet().stream()
            .allMatch(member -> member.getValue().equals(signed.get(member.getKey())));
  }
}
