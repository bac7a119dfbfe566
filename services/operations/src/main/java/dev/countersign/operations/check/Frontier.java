package dev.countersign.operations.check;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.List;

/** The root of a growing tree, from the roots of its full subtrees alone (RFC 9162 2.1). */
final class Frontier {
  private final List<byte[]> subtrees = new ArrayList<>();
  private long size;

  void add(byte[] leafHash) {
    var carried = leafHash;
    // One subtree a set bit of the size: adding a leaf carries like adding 1 to it.
    for (long bits = size; (bits & 1) == 1; bits >>= 1) {
      carried = MerkleTree.nodeHash(subtrees.removeLast(), carried);
    }
    subtrees.add(carried);
    size++;
  }

  long size() {
    return size;
  }

  byte[] root() {
    if (subtrees.isEmpty()) {
      return Sha256.of(new byte[0]);
    }
    var root = subtrees.getLast();
    for (int index = subtrees.size() - 2; index >= 0; index--) {
      root = MerkleTree.nodeHash(subtrees.get(index), root);
    }
    return root;
  }
}
