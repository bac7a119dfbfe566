package dev.countersign.proofs.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.proofs.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
  private static final int LARGEST = 40;

  private static byte[] text(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  private static List<byte[]> leaves(int size) {
    return IntStream.range(0, size).mapToObj(i -> MerkleTree.leafHash(text("entry " + i))).toList();
  }

  @Test
  void theHashesOfTheStandardComeOut() {
    assertThat(HexFormat.of().formatHex(MerkleTree.root(List.of())))
        .startsWith("e3b0c442")
        .endsWith("b855");
    assertThat(HexFormat.of().formatHex(MerkleTree.leafHash(text(""))))
        .startsWith("6e340b9c")
        .endsWith("a01d");
    assertThat(HexFormat.of().formatHex(MerkleTree.leafHash(text("L123456"))))
        .startsWith("395aa064")
        .endsWith("4d56");
    assertThat(HexFormat.of().formatHex(MerkleTree.nodeHash(text("N123"), text("N456"))))
        .startsWith("aa217fe8")
        .endsWith("6bbb");
  }

  @Test
  void everyLeafOfEverySizeIsProven() {
    for (int size = 1; size <= LARGEST; size++) {
      var leaves = leaves(size);
      var root = MerkleTree.root(leaves);
      for (int index = 0; index < size; index++) {
        var proof = MerkleTree.inclusionProof(leaves, index);
        assertThat(MerkleTree.includes(leaves.get(index), index, size, proof, root)).isTrue();
        assertThat(MerkleTree.includes(leaves.get(index), index + 1L, size, proof, root))
            .as("index %d of %d passed off as the next", index, size)
            .isFalse();
        var longer = new ArrayList<>(proof);
        longer.add(Sha256.of());
        assertThat(MerkleTree.includes(leaves.get(index), index, size, longer, root)).isFalse();
        if (!proof.isEmpty()) {
          var shorter = proof.subList(0, proof.size() - 1);
          assertThat(MerkleTree.includes(leaves.get(index), index, size, shorter, root)).isFalse();
        }
      }
    }
  }

  @Test
  void everySizeIsConsistentWithEveryEarlierOne() {
    for (int to = 0; to <= LARGEST; to++) {
      var leaves = leaves(to);
      var root = MerkleTree.root(leaves);
      for (int from = 0; from <= to; from++) {
        var before = MerkleTree.root(leaves.subList(0, from));
        var proof = MerkleTree.consistencyProof(leaves, from);
        assertThat(MerkleTree.consistent(from, to, proof, before, root)).isTrue();
        var forked = MerkleTree.leafHash(text("another history"));
        assertThat(MerkleTree.consistent(from, to, proof, forked, root)).isFalse();
        // Of nothing everything is a continuation.
        assertThat(MerkleTree.consistent(from, to, proof, before, forked))
            .isEqualTo(from == 0 && to > 0);
      }
    }
  }

  @Test
  void aNodeCannotPassForALeaf() {
    var left = MerkleTree.leafHash(new byte[] {1});
    var right = MerkleTree.leafHash(new byte[] {2});
    var both = new byte[left.length + right.length];
    System.arraycopy(left, 0, both, 0, left.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    assertThat(MerkleTree.leafHash(both)).isNotEqualTo(MerkleTree.nodeHash(left, right));
  }
}
