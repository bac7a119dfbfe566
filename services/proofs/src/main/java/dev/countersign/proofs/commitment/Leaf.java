package dev.countersign.proofs.commitment;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonSyntaxException;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonNumber;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log.
 *
 * @param commitment the 32 bytes of a fact's commitment
 * @param kind of a fact that was public when written; else null
 * @param organisation whose fact it is, where the kind is told; else null
 */
public record Leaf(byte[] commitment, @Nullable String kind, @Nullable String organisation) {

  public Leaf {
    if (commitment.length != Sha256.LENGTH) {
      throw new IllegalArgumentException("A commitment is 32 bytes");
    }
    if ((kind == null) != (organisation == null)) {
      throw new IllegalArgumentException("A public leaf tells both its kind and its organisation");
    }
  }

  /** The leaf of a fact that is not public. */
  public static Leaf hidden(byte[] commitment) {
    return new Leaf(commitment, null, null);
  }

  /** The entry's bytes; those of all leaves that are not public have one length. */
  public byte[] bytes() {
    var text = "{\"v\":1,\"c\":\"" + Base64.getEncoder().encodeToString(commitment) + '"';
    if (kind != null && organisation != null) {
      text += ",\"kind\":" + quoted(kind) + ",\"organisation\":" + quoted(organisation);
    }
    return (text + "}").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads an entry, which must be written in the one way that {@link #bytes} writes it.
   *
   * @throws MalformedLeafException if it is not
   */
  public static Leaf parse(byte[] entry) {
    try {
      if (JsonReader.read(entry) instanceof JsonObject object
          && object.get("v") instanceof JsonNumber(BigDecimal version)
          && version.equals(BigDecimal.ONE)
          && object.text("c") instanceof String text) {
        var leaf =
            new Leaf(
                Base64.getDecoder().decode(text), object.text("kind"), object.text("organisation"));
        if (Arrays.equals(leaf.bytes(), entry)) {
          return leaf;
        }
      }
    } catch (JsonSyntaxException | IllegalArgumentException e) {
      throw new MalformedLeafException("Not a leaf of version 1: " + e.getMessage());
    }
    throw new MalformedLeafException("Not a leaf of version 1 in its one form");
  }

  private static String quoted(String text) {
    return CanonicalJson.text(JsonValue.string(text));
  }
}
