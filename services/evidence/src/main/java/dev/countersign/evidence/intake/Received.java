package dev.countersign.evidence.intake;

import dev.countersign.evidence.vault.Seal;

/**
 * What came of an upload.
 *
 * @param evidence the id that the bytes have; the earlier one if the owner had them already
 */
public record Received(String evidence, String sha256, long size, String state) {
  /** The bytes are evidence. */
  static final String SEALED = "SEALED";

  /** The bytes are not evidence yet, however many of them came in. */
  static final String OPEN = "OPEN";

  static Received of(Seal seal) {
    return new Received(seal.evidence(), seal.sha256(), seal.size(), SEALED);
  }
}
