package dev.countersign.domain.id;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonValue;
import java.util.List;

/** The id of a determination. */
public record DeterminationId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "det_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public DeterminationId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  /** That of one version and one threshold: the same whenever it is asked for. */
  public static DeterminationId of(ModelVersionId version, String firstKey) {
    var name =
        JsonValue.array(List.of(JsonValue.string(version.value()), JsonValue.string(firstKey)));
    return new DeterminationId(PREFIX + Sha256.hex(CanonicalJson.bytes(name)).substring(0, 32));
  }

  @Override
  public String toString() {
    return value;
  }
}
