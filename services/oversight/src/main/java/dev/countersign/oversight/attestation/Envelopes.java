package dev.countersign.oversight.attestation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Signed envelopes, kept exactly as they were handed in: whoever sees the fact sees its envelope.
 */
public interface Envelopes {

  /**
   * Keeps what was handed in with the fact that records it.
   *
   * @param digest SHA-256 of the text's UTF-8 bytes, as the fact has it
   */
  void keep(UUID position, String digest, String envelope);

  /** The envelopes with these digests that the viewer may see. */
  List<String> ofDigests(Collection<String> digests);
}
