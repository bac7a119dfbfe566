package dev.countersign.domain.gate;

import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * What may be left out of a record without changing what the gate answers: where the reader may not
 * see the whole of it, everything that no rule reads.
 */
public final class GateFields {
  private static final Map<String, JsonObject> WITHHELD =
      Map.of(
          "EVIDENCE_SEALED",
          JsonReader.readObject(
              "{\"size\":0,\"mediaType\":\"\",\"name\":\"\",\"format\":\"\",\"warnings\":[]}"),
          "POLICY_VERSION_APPROVED",
          JsonReader.readObject("{\"approver\":\"\"}"));

  private GateFields() {}

  /**
   * The fields that may be withheld, each with the value that stands for it while rules are
   * followed; empty if a record of this kind is needed whole.
   */
  public static Optional<JsonObject> withheld(String kind) {
    return Optional.ofNullable(WITHHELD.get(kind));
  }
}
