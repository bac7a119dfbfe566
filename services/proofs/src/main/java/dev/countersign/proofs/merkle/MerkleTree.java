package dev.countersign.proofs.merkle;

import dev.countersign.proofs.digest.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Merkle trees as RFC 6962 section 2 and RFC 9162 section 2.1 hash, prove and check them. */
public final class MerkleTree {
  private static final byte[] LEAF_PREFIX = {0};
  private static final byte[] NODE_PREFIX = {1};

  private MerkleTree() {}

  public static byte[] leafHash(byte[] entry) {
    return Sha256.of(LEAF_PREFIX, entry);
  }

  public static byte[] nodeHash(byte[] left, byte[] right) {
    return Sha256.of(NODE_PREFIX, left, right);
  }

  /** The root over these leaf hashes; of none, the digest of nothing. */
  public static byte[] root(List<byte[]> leafHashes) {
    if (leafHashes.isEmpty()) {
      return Sha256.of();
    }
    if (leafHashes.size() == 1) {
      return leafHashes.getFirst();
    }
    int split = split(leafHashes.size());
    return nodeHash(
        root(leafHashes.subList(0, split)), root(leafHashes.subList(split, leafHashes.size())));
  }

  /** RFC 9162 2.1.3.1. */
  public static List<byte[]> inclusionProof(List<byte[]> leafHashes, int index) {
    if (index < 0 || index >= leafHashes.size()) {
      throw new IllegalArgumentException("No leaf " + index + " among " + leafHashes.size());
    }
    if (leafHashes.size() == 1) {
      return List.of();
    }
    int split = split(leafHashes.size());
    var left = leafHashes.subList(0, split);
    var right = leafHashes.subList(split, leafHashes.size());
    var path =
        new ArrayList<>(
            index < split ? inclusionProof(left, index) : inclusionProof(right, index - split));
    path.add(root(index < split ? right : left));
    return List.copyOf(path);
  }

  /**
   * The root that a proof leads to (RFC 9162 2.1.3.2); empty if the proof has not exactly the
   * hashes that this index and size ask for.
   */
  public static Optional<byte[]> rootOfInclusion(
      byte[] leafHash, long index, long size, List<byte[]> proof) {
    if (index < 0 || index >= size || leafHash.length != Sha256.LENGTH || !wellFormed(proof)) {
      return Optional.empty();
    }
    long fn = index;
    long sn = size - 1;
    var hash = leafHash;
    for (var sibling : proof) {
      if (sn == 0) {
        return Optional.empty();
      }
      if ((fn & 1) == 1 || fn == sn) {
        hash = nodeHash(sibling, hash);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        hash = nodeHash(hash, sibling);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 ? Optional.of(hash) : Optional.empty();
  }

  /** True if the leaf stands at the index of the tree of this size and root. */
  public static boolean includes(
      byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
    return rootOfInclusion(leafHash, index, size, proof)
        .map(found -> MessageDigest.isEqual(found, root))
        .orElse(false);
  }

  /** RFC 9162 2.1.4.1; from 0 or to the same size, nothing needs proving. */
  public static List<byte[]> consistencyProof(List<byte[]> leafHashes, int from) {
    if (from < 0 || from > leafHashes.size()) {
      throw new IllegalArgumentException("No size " + from + " before " + leafHashes.size());
    }
    return from == 0 || from == leafHashes.size() ? List.of() : subProof(leafHashes, from, true);
  }

  private static List<byte[]> subProof(List<byte[]> leafHashes, int from, boolean whole) {
    if (from == leafHashes.size()) {
      return whole ? List.of() : List.of(root(leafHashes));
    }
    int split = split(leafHashes.size());
    var left = leafHashes.subList(0, split);
    var right = leafHashes.subList(split, leafHashes.size());
    var path =
        new ArrayList<>(
            from <= split ? subProof(left, from, whole) : subProof(right, from - split, false));
    path.add(root(from <= split ? right : left));
    return List.copyOf(path);
  }

  /** True if the larger tree begins with the smaller (RFC 9162 2.1.4.2). */
  public static boolean consistent(
      long from, long to, List<byte[]> proof, byte[] fromRoot, byte[] toRoot) {
    if (from < 0 || to < from || !wellFormed(proof)) {
      return false;
    }
    if (from == to) {
      return proof.isEmpty() && MessageDigest.isEqual(fromRoot, toRoot);
    }
    if (from == 0) {
      return proof.isEmpty() && MessageDigest.isEqual(fromRoot, Sha256.of());
    }
    if (proof.isEmpty()) {
      return false;
    }
    var path = new ArrayList<byte[]>();
    if (Long.bitCount(from) == 1) {
      path.add(fromRoot);
    }
    path.addAll(proof);
    long fn = from - 1;
    long sn = to - 1;
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    var fr = path.getFirst();
    var sr = path.getFirst();
    for (var c : path.subList(1, path.size())) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        fr = nodeHash(c, fr);
        sr = nodeHash(c, sr);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        sr = nodeHash(sr, c);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && MessageDigest.isEqual(fr, fromRoot) && MessageDigest.isEqual(sr, toRoot);
  }

  private static boolean wellFormed(List<byte[]> proof) {
    return proof.stream().allMatch(hash -> hash.length == Sha256.LENGTH);
  }

  /** The largest power of two below n. */
  private static int split(int n) {
    return Integer.highestOneBit(n - 1);
  }
}
