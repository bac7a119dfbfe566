package dev.countersign.oversight.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  /** The envelopes with these digests that the viewer may see, each by its digest. */
  Map<String, String> byDigest(Collection<String> digests);

  /** The envelopes with these digests that the viewer may see. */
  default List<String> ofDigests(Collection<String> digests) {
    return List.copyOf(byDigest(digests).values());
  }
}
