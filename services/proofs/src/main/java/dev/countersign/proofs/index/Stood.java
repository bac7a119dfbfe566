package dev.countersign.proofs.index;

import dev.countersign.proofs.digest.Hmac;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.index.SparseMap.Sibling;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * How an attestation stood, opened in the map of all statuses.
 *
 * @param status ACTIVE, REJECTED, REVOKED, SUSPENDED or SUPERSEDED; that it expires is known
 *     without
 * @param siblings what leads from its leaf to the map's root
 */
public record Stood(String attestation, String status, List<Sibling> siblings) {
  public Stood {
    siblings = List.copyOf(siblings);
  }

  /**
   * Where an attestation stands in the map: in one place, which follows from what was signed.
   *
   * @param payloadDigest SHA-256 of the signed payload, in lower-case hex
   */
  public static byte[] place(String attestation, String payloadDigest) {
    return Hmac.sha256(
        HexFormat.of().parseHex(payloadDigest),
        ("attestation:" + attestation).getBytes(StandardCharsets.UTF_8));
  }

  /** True if the map under this root says so of the attestation with this payload. */
  public boolean provenBy(byte[] statusRoot, String payloadDigest) {
    return payloadDigest.length() == 2 * Sha256.LENGTH
        && SparseMap.proves(
            statusRoot,
            place(attestation, payloadDigest),
            status.getBytes(StandardCharsets.UTF_8),
            siblings);
  }
}
