package dev.countersign.proofs.index;

import dev.countersign.proofs.digest.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A sparse Merkle map of depth 256: each key of 32 bytes has one leaf, found by its bits from the
 * first on. A subtree without keys hashes to 32 zero bytes; a leaf to SHA-256(0x04 ‖ key ‖ value),
 * a node to SHA-256(0x05 ‖ left ‖ right). One key so has one value under one root.
 */
public final class SparseMap {
  /** Bits of a key, and levels of the map. */
  public static final int DEPTH = 256;

  private static final byte[] LEAF_PREFIX = {4};
  private static final byte[] NODE_PREFIX = {5};
  private static final byte[] EMPTY = new byte[Sha256.LENGTH];

  private final List<byte[]> keys = new ArrayList<>();
  private final List<byte[]> values = new ArrayList<>();

  /**
   * One hash beside the way from a leaf to the root.
   *
   * @param depth how many bits the two share: 0 stands beside the root's own child
   */
  public record Sibling(int depth, byte[] hash) {}

  /**
   * A map of these values.
   *
   * @param values by their keys of 32 bytes
   * @throws IllegalArgumentException if a key is of another length or stands twice
   */
  public SparseMap(List<Map.Entry<byte[], byte[]>> values) {
    var sorted = new ArrayList<>(values);
    sorted.sort((a, b) -> Arrays.compareUnsigned(a.getKey(), b.getKey()));
    for (var entry : sorted) {
      if (entry.getKey().length != Sha256.LENGTH) {
        throw new IllegalArgumentException("A key is 32 bytes");
      }
      if (!keys.isEmpty() && Arrays.equals(keys.getLast(), entry.getKey())) {
        throw new IllegalArgumentException("A key stands twice");
      }
      keys.add(entry.getKey());
      this.values.add(entry.getValue());
    }
  }

  /** The root, which stands for all keys and values. */
  public byte[] root() {
    return hash(0, keys.size(), 0);
  }

  /**
   * The hashes that lead from this key's leaf to the root; those of empty subtrees are left out.
   */
  public List<Sibling> prove(byte[] key) {
    var siblings = new ArrayList<Sibling>();
    int from = 0;
    int to = keys.size();
    for (int depth = 0; depth < DEPTH && to - from > 0; depth++) {
      int middle = middle(from, to, depth);
      boolean right = bit(key, depth);
      var beside = right ? hash(from, middle, depth + 1) : hash(middle, to, depth + 1);
      if (beside != EMPTY) {
        siblings.add(new Sibling(depth, beside));
      }
      if (right) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return List.copyOf(siblings);
  }

  /** True if under this root the key has exactly this value. */
  public static boolean proves(byte[] root, byte[] key, byte[] value, List<Sibling> siblings) {
    return key.length == Sha256.LENGTH && leads(leaf(key, value), key, siblings, root);
  }

  /** True if under this root the key has no value. */
  public static boolean provesAbsence(byte[] root, byte[] key, List<Sibling> siblings) {
    return key.length == Sha256.LENGTH && leads(EMPTY, key, siblings, root);
  }

  private static boolean leads(byte[] from, byte[] key, List<Sibling> siblings, byte[] root) {
    var hash = from;
    int next = siblings.size() - 1;
    for (int depth = DEPTH - 1; depth >= 0; depth--) {
      var beside = EMPTY;
      if (next >= 0 && siblings.get(next).depth() == depth) {
        beside = siblings.get(next--).hash();
        if (beside.length != Sha256.LENGTH || Arrays.equals(beside, EMPTY)) {
          return false;
        }
      }
      hash = bit(key, depth) ? node(beside, hash) : node(hash, beside);
    }
    return next < 0 && MessageDigest.isEqual(hash, root);
  }

  private byte[] hash(int from, int to, int depth) {
    if (from == to) {
      return EMPTY;
    }
    if (to - from == 1) {
      return lone(from, depth);
    }
    int middle = middle(from, to, depth);
    return node(hash(from, middle, depth + 1), hash(middle, to, depth + 1));
  }

  /** The hash at a depth over a subtree that holds one key alone. */
  private byte[] lone(int at, int depth) {
    var key = keys.get(at);
    var hash = leaf(key, values.get(at));
    for (int level = DEPTH - 1; level >= depth; level--) {
      hash = bit(key, level) ? node(EMPTY, hash) : node(hash, EMPTY);
    }
    return hash;
  }

  /** Where the keys with a one at this bit begin. */
  private int middle(int from, int to, int depth) {
    int low = from;
    int high = to;
    while (low < high) {
      int probe = (low + high) >>> 1;
      if (bit(keys.get(probe), depth)) {
        high = probe;
      } else {
        low = probe + 1;
      }
    }
    return low;
  }

  private static boolean bit(byte[] key, int depth) {
    return (key[depth >> 3] >> (7 - (depth & 7)) & 1) == 1;
  }

  private static byte[] leaf(byte[] key, byte[] value) {
    return Sha256.of(LEAF_PREFIX, key, value);
  }

  private static byte[] node(byte[] left, byte[] right) {
    if (left == EMPTY && right == EMPTY) {
      return EMPTY;
    }
    return Sha256.of(NODE_PREFIX, left, right);
  }
}
