package dev.countersign.proofs.commitment;

import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.merkle.MerkleTree;
import java.security.MessageDigest;
import java.util.List;

/**
 * One opened field of a committed record.
 *
 * @param field its name
 * @param value what it says
 * @param salt the slot's own salt, from which the fact's cannot be told
 * @param index the slot
 * @param path hashes from the slot to the root
 */
public record Opening(String field, JsonValue value, byte[] salt, int index, List<byte[]> path) {

  /** True if the commitment holds this field with this value, in this slot. */
  public boolean provenBy(byte[] commitment) {
    var slot = new Commitment.Slot(field, value, salt);
    if (!slot.wellFormed()) {
      return false;
    }
    return MerkleTree.rootOfInclusion(
            MerkleTree.leafHash(slot.bytes()), index, Commitment.SLOTS, path)
        .map(root -> MessageDigest.isEqual(Commitment.ofRoot(root), commitment))
        .orElse(false);
  }
}
