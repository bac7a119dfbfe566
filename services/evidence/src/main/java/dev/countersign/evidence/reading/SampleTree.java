package dev.countersign.evidence.reading;

import dev.countersign.evidence.vault.Readings.Run;
import dev.countersign.proofs.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The Merkle tree (RFC 9162) over the samples of a run in the order of the file: each leaf is the
 * 32 bytes of a sample's content digest. Leaf hashes stand in tiles, so that a proof reads a few of
 * them and not the samples.
 */
final class SampleTree {
  private static final int HASH = 32;
  private static final int LEVEL = 12;

  /** Leaves of a whole tile. */
  static final int TILE = 1 << LEVEL;

  /** Takes a tile that will not change any more. */
  interface Tiles {
    void keep(long number, byte[] leafHashes);
  }

  private final Tiles tiles;
  private final byte[] open = new byte[TILE * HASH];
  private final List<byte[]> roots = new ArrayList<>();
  private int filled;

  SampleTree(Tiles tiles) {
    this.tiles = tiles;
  }

  /** The tree of a file without samples. */
  static Run empty() {
    return new SampleTree((number, hashes) -> {}).end();
  }

  void add(String content) {
    var leaf = MerkleTree.leafHash(HexFormat.of().parseHex(content));
    System.arraycopy(leaf, 0, open, filled * HASH, HASH);
    if (++filled == TILE) {
      flush();
    }
  }

  private void flush() {
    var tile = Arrays.copyOf(open, filled * HASH);
    tiles.keep(roots.size(), tile);
    roots.add(MerkleTree.root(hashes(tile)));
    filled = 0;
  }

  /** The whole run; nothing can be added any more. */
  Run end() {
    long size = (long) roots.size() * TILE + filled;
    if (filled > 0) {
      flush();
    }
    var all = new ArrayList<String>();
    roots.forEach(root -> all.add(HexFormat.of().formatHex(root)));
    // Tiles are aligned subtrees, so the tree over their roots is the tree over the leaves.
    return new Run(size, HexFormat.of().formatHex(MerkleTree.root(roots)), all);
  }

  /** Proves that the sample of this number, counted from 0, is in the run. */
  static List<String> inclusion(Run run, long index, LongFunction<byte[]> tile) {
    var number = index / TILE;
    var within = hashes(tile.apply(number));
    var roots = run.tileRoots().stream().map(HexFormat.of()::parseHex).toList();
    var proof = new ArrayList<>(MerkleTree.inclusionProof(within, (int) (index % TILE)));
    proof.addAll(MerkleTree.inclusionProof(roots, (int) number));
    return proof.stream().map(HexFormat.of()::formatHex).toList();
  }

  private static List<byte[]> hashes(byte[] tile) {
    var hashes = new ArrayList<byte[]>();
    for (int at = 0; at < tile.length; at += HASH) {
      hashes.add(Arrays.copyOfRange(tile, at, at + HASH));
    }
    return hashes;
  }
}
