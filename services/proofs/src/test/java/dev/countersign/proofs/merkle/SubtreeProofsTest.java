package dev.countersign.proofs.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubtreeProofsTest {
  private static final List<byte[]> LEAVES =
      IntStream.range(0, 70).mapToObj(i -> MerkleTree.leafHash(new byte[] {(byte) i})).toList();
  private static final SubtreeProofs PROOFS =
      new SubtreeProofs(
          (level, index) -> {
            int width = 1 << level;
            int from = Math.toIntExact(index) * width;
            return MerkleTree.root(LEAVES.subList(from, from + width));
          });

  @Test
  void rootsAndProofsAreThoseOfTheWholeTree() {
    for (int size = 1; size <= LEAVES.size(); size++) {
      var leaves = LEAVES.subList(0, size);
      assertThat(PROOFS.root(size)).isEqualTo(MerkleTree.root(leaves));
      for (int index = 0; index < size; index++) {
        assertThat(PROOFS.inclusion(index, size))
            .usingElementComparator(java.util.Arrays::compare)
            .isEqualTo(MerkleTree.inclusionProof(leaves, index));
        assertThat(PROOFS.consistency(index, size))
            .usingElementComparator(java.util.Arrays::compare)
            .isEqualTo(MerkleTree.consistencyProof(leaves, index));
      }
    }
  }

  @Test
  void whatIsNotInTheTreeHasNoProof() {
    assertThatThrownBy(() -> PROOFS.inclusion(5, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PROOFS.consistency(6, 5)).isInstanceOf(IllegalArgumentException.class);
  }
}
