package dev.countersign.verifier.log;

import dev.countersign.proofs.commitment.Leaf;
import dev.countersign.proofs.commitment.MalformedLeafException;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.tile.TilePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Derives the whole tree again from its entries, and holds every tile against it. */
final class Fsck {
  private final LogClient log;

  Fsck(LogClient log) {
    this.log = log;
  }

  /**
   * Checks all that the newest checkpoint stands for.
   *
   * @return the checkpoint
   * @throws LogFaultException naming the first entry or tile that is not as it should be
   */
  Checkpoint check() {
    var checkpoint = log.checkpoint().checkpoint();
    var hashes = leafHashes(checkpoint.size());
    if (!Arrays.equals(MerkleTree.root(hashes), checkpoint.root())) {
      throw new LogFaultException(
          "The root at size %d does not follow from the entries.".formatted(checkpoint.size()));
    }
    var level = hashes;
    for (int height = 0; !level.isEmpty(); height++) {
      checkTiles(height, level);
      level = above(level);
    }
    return checkpoint;
  }

  private List<byte[]> leafHashes(long size) {
    var hashes = new ArrayList<byte[]>();
    for (long tile = 0; tile * TilePath.FULL < size; tile++) {
      var path = new TilePath(tile, TilePath.width(0, tile, size));
      for (var entry : log.entries(path)) {
        checkEntry(hashes.size(), entry);
        hashes.add(MerkleTree.leafHash(entry));
      }
    }
    return hashes;
  }

  private static void checkEntry(long index, byte[] entry) {
    try {
      Leaf.parse(entry);
    } catch (MalformedLeafException e) {
      throw new LogFaultException("Entry %d is no leaf: %s".formatted(index, e.getMessage()));
    }
  }

  private void checkTiles(int height, List<byte[]> level) {
    for (int from = 0; from < level.size(); from += TilePath.FULL) {
      int to = Math.min(from + TilePath.FULL, level.size());
      var path = new TilePath(from / TilePath.FULL, to - from);
      var tile = log.tile(height, path);
      for (int at = from; at < to; at++) {
        int start = (at - from) * Sha256.LENGTH;
        if (tile.length != (to - from) * Sha256.LENGTH
            || !Arrays.equals(
                level.get(at), Arrays.copyOfRange(tile, start, start + Sha256.LENGTH))) {
          throw new LogFaultException(
              "Tile %d/%s is not of these entries, at hash %d."
                  .formatted(height, path.toText(), at));
        }
      }
    }
  }

  /** The hashes of the full tiles of a level, which are the next level's. */
  private static List<byte[]> above(List<byte[]> level) {
    var above = new ArrayList<byte[]>();
    for (int to = TilePath.FULL; to <= level.size(); to += TilePath.FULL) {
      above.add(MerkleTree.root(level.subList(to - TilePath.FULL, to)));
    }
    return above;
  }
}
