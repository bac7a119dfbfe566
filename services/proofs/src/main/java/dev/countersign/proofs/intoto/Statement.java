package dev.countersign.proofs.intoto;

import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonSyntaxException;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An in-toto Statement v1.
 *
 * @param subjects what it is about, by digest alone: a name means nothing
 * @param predicateType the kind of claim, a URI
 * @param predicate the claim
 */
public record Statement(List<Subject> subjects, String predicateType, JsonObject predicate) {
  /** The type of every statement. */
  public static final String TYPE = "https://in-toto.io/Statement/v1";

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public Statement {
    subjects = List.copyOf(subjects);
  }

  /**
   * One artefact.
   *
   * @param sha256 its digest, lower-case hex
   */
  public record Subject(String name, String sha256) {}

  /** The bytes to sign, in canonical form; a verifier takes whatever bytes were signed. */
  public byte[] toBytes() {
    var list = new ArrayList<JsonObject>();
    for (var subject : subjects) {
      list.add(
          JsonObject.of()
              .with("name", subject.name())
              .with("digest", JsonObject.of().with("sha256", subject.sha256())));
    }
    return CanonicalJson.bytes(
        JsonObject.of()
            .with("_type", TYPE)
            .with("subject", JsonValue.array(list))
            .with("predicateType", predicateType)
            .with("predicate", predicate));
  }

  /**
   * Reads a statement from the bytes that were verified; unknown fields are ignored.
   *
   * @throws MalformedStatementException naming the field
   */
  public static Statement parse(byte[] verified) {
    JsonValue value;
    try {
      value = JsonReader.read(verified);
    } catch (JsonSyntaxException e) {
      throw new MalformedStatementException("The payload is not JSON: " + e.getMessage());
    }
    if (!(value instanceof JsonObject object)) {
      throw new MalformedStatementException("The payload is not an object");
    }
    if (!TYPE.equals(object.text("_type"))) {
      throw new MalformedStatementException("_type must be " + TYPE);
    }
    var predicateType = object.text("predicateType");
    if (predicateType == null || predicateType.isEmpty()) {
      throw new MalformedStatementException("predicateType is missing or not a string");
    }
    if (!(object.get("subject") instanceof JsonArray list) || list.values().isEmpty()) {
      throw new MalformedStatementException("subject must be a list of at least one subject");
    }
    var subjects = new ArrayList<Subject>();
    for (int i = 0; i < list.values().size(); i++) {
      subjects.add(subject(list.values().get(i), "subject[" + i + "]"));
    }
    // An absent predicate is the same as an empty one.
    if (!(object.members().getOrDefault("predicate", JsonObject.of())
        instanceof JsonObject predicate)) {
      throw new MalformedStatementException("predicate is not an object");
    }
    return new Statement(subjects, predicateType, predicate);
  }

  private static Subject subject(JsonValue value, String path) {
    if (!(value instanceof JsonObject subject)
        || !(subject.get("digest") instanceof JsonObject digest)) {
      throw new MalformedStatementException(path + ".digest is missing");
    }
    var sha256 = digest.text("sha256");
    if (sha256 == null || !SHA256.matcher(sha256).matches()) {
      throw new MalformedStatementException(
          path + ".digest.sha256 must be 64 lower-case hex digits");
    }
    return new Subject(Objects.requireNonNullElse(subject.text("name"), ""), sha256);
  }
}
