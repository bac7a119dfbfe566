package dev.countersign.proofs.bundle;

import dev.countersign.proofs.merkle.MerkleTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That one sample is in a run, and that the run is on record: what it says is not in here.
 *
 * @param evidence the id of the file that it stands in
 * @param index its number in the file, from 0
 * @param total how many samples the file holds
 * @param content SHA-256 of its bytes where they stand; of several members, of the text that {@code
 *     sha256sum} prints for them in the order of their names
 * @param place where they stand
 * @param path RFC 9162 inclusion proof under the run's root, of a tree whose leaves are contents
 * @param bundle what the log holds of the file
 */
public record SampleProof(
    String evidence,
    long index,
    long total,
    byte[] content,
    Place place,
    List<byte[]> path,
    Bundle bundle) {
  /** What every such proof of this version begins with. */
  public static final String FORMAT = "countersign.dev/sample-proof/v1";

  public SampleProof {
    path = List.copyOf(path);
  }

  /** In a member of the archive, from one byte to another (excluded), or both. */
  public record Place(@Nullable String member, @Nullable Long from, @Nullable Long until) {}

  /** True if the sample is where it is said to be in the run of this size and root. */
  public boolean leadsTo(long samples, byte[] root) {
    return total == samples
        && MerkleTree.includes(MerkleTree.leafHash(content), index, samples, path, root);
  }
}
