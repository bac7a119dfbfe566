package dev.countersign.proofs.index;

import dev.countersign.proofs.digest.Hmac;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.index.SparseMap.Sibling;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The newest link of a subject's chain, opened in the index map.
 *
 * @param subject whose chain it is: {@code lab:…}, {@code key:…}
 * @param key the subject's own key, from which nothing of another subject follows
 * @param number the link's running number, which is how many links there are; 0 if there is none
 * @param commitment of the link's record; empty if there is none
 * @param siblings what leads from the subject's leaf to the map's root
 */
public record Head(
    String subject, byte[] key, long number, byte[] commitment, List<Sibling> siblings) {

  private static final byte[] KEY_PREFIX = {6};

  /** What the first link of a subject's chain says of the subject's key. */
  public static byte[] keyCommitment(byte[] key, String subject) {
    return Sha256.of(KEY_PREFIX, key, subject.getBytes(StandardCharsets.UTF_8));
  }

  /** Where a subject stands in the map. */
  public static byte[] place(byte[] key, String subject) {
    return Hmac.sha256(key, subject.getBytes(StandardCharsets.UTF_8));
  }

  /** What the map says of a subject: how many links, and which the last is. */
  public static byte[] value(long number, byte[] commitment) {
    return ByteBuffer.allocate(Long.BYTES + commitment.length)
        .putLong(number)
        .put(commitment)
        .array();
  }

  /** True if the map under this root has this head for the subject, or none where none is said. */
  public boolean provenBy(byte[] indexRoot) {
    if (key.length != Sha256.LENGTH) {
      return false;
    }
    if (number == 0) {
      return commitment.length == 0
          && SparseMap.provesAbsence(indexRoot, place(key, subject), siblings);
    }
    return commitment.length == Sha256.LENGTH
        && SparseMap.proves(indexRoot, place(key, subject), value(number, commitment), siblings);
  }
}
