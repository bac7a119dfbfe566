package dev.countersign.oversight.platform.graphql;

import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.WriteRequest;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;

/** Reads what every mutation's input has: its key, and the canonical bytes of all the rest. */
public final class Requests {
  private static final int LONGEST_KEY = 200;
  private static final String KEY = "idempotencyKey";

  private Requests() {}

  /**
   * @param operation the mutation's name
   */
  public static WriteRequest of(String operation, Record input) {
    var members = new LinkedHashMap<>(RecordWriter.write(input).members());
    var key = new JsonObject(members).text(KEY);
    if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
      throw RefusedException.invalid("idempotencyKey must have 1 to 200 characters.");
    }
    members.remove(KEY);
    return new WriteRequest(operation, key, CanonicalJson.bytes(new JsonObject(members)));
  }
}
