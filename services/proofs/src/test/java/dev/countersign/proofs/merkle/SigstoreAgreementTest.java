package dev.countersign.proofs.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sigstore's verifier and ours judge the same proofs alike, good and bad ones. */
class SigstoreAgreementTest {
  private static final int PROOFS = 1000;
  private static final int LARGEST = 300;

  private final Random random = new Random(1);

  @Test
  void aThousandRandomProofsAreJudgedAlike() {
    int accepted = 0;
    for (int i = 0; i < PROOFS; i++) {
      var leaves = leaves(1 + random.nextInt(LARGEST));
      int index = random.nextInt(leaves.size());
      var proof = MerkleTree.inclusionProof(leaves, index);
      var root = MerkleTree.root(leaves);
      assertThat(judged(leaves.get(index), index, leaves.size(), proof, root)).isTrue();
      accepted++;
      boundToItsPlace(leaves.get(index), index, leaves.size(), proof, root);
      judged(random(), index, leaves.size(), proof, root);
      judged(leaves.get(index), index, leaves.size(), changed(proof), root);
      judged(leaves.get(index), index, leaves.size(), shortened(proof), root);
      judged(leaves.get(index), index, leaves.size(), lengthened(proof), root);
    }
    assertThat(accepted).isEqualTo(PROOFS);
  }

  /** Theirs lets some proofs pass that have too few hashes for another place; ours lets none. */
  private void boundToItsPlace(byte[] leaf, int index, int size, List<byte[]> proof, byte[] root) {
    for (long other : new long[] {random.nextInt(size), index + size}) {
      boolean ours = MerkleTree.includes(leaf, other, size, proof, root);
      assertThat(ours).isEqualTo(other == index);
      assertThat(ours && !theirs(leaf, other, size, proof, root)).isFalse();
    }
    assertThat(MerkleTree.includes(leaf, index, 2L * size, proof, root)).isFalse();
  }

  /** What both say, after seeing that they say the same. */
  private static boolean judged(
      byte[] leaf, long index, long size, List<byte[]> proof, byte[] root) {
    boolean ours = MerkleTree.includes(leaf, index, size, proof, root);
    assertThat(theirs(leaf, index, size, proof, root))
        .as("index %d of %d, %d hashes", index, size, proof.size())
        .isEqualTo(ours);
    return ours;
  }

  private static boolean theirs(
      byte[] leaf, long index, long size, List<byte[]> proof, byte[] root) {
    try {
      InclusionProofVerifier.verify(leaf, index, size, proof, root);
      return true;
    } catch (InclusionProofVerificationException | IllegalArgumentException e) {
      return false;
    }
  }

  private List<byte[]> leaves(int count) {
    var leaves = new ArrayList<byte[]>();
    for (int i = 0; i < count; i++) {
      leaves.add(random());
    }
    return leaves;
  }

  private byte[] random() {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }

  private List<byte[]> changed(List<byte[]> proof) {
    var other = new ArrayList<>(proof);
    if (!other.isEmpty()) {
      other.set(random.nextInt(other.size()), random());
    }
    return other;
  }

  private static List<byte[]> shortened(List<byte[]> proof) {
    return proof.isEmpty() ? proof : proof.subList(0, proof.size() - 1);
  }

  private List<byte[]> lengthened(List<byte[]> proof) {
    var other = new ArrayList<>(proof);
    other.add(random());
    return other;
  }
}
