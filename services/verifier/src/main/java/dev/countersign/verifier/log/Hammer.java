package dev.countersign.verifier.log;

import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.tile.TilePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** One reader that asks a log without pause, and checks every answer. */
final class Hammer {
  private final LogClient log;
  private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

  Hammer(LogClient log) {
    this.log = log;
  }

  /** How long each checked answer took, in nanoseconds. */
  List<Long> nanos() {
    return nanos;
  }

  /**
   * One checkpoint, one entry of it with its proof, and the way to it from an earlier size.
   *
   * @throws LogFaultException if any of it is false
   */
  void strike() {
    var checkpoint = log.checkpoint().checkpoint();
    if (checkpoint.size() == 0) {
      return;
    }
    long index = ThreadLocalRandom.current().nextLong(checkpoint.size());
    var entry = entry(checkpoint, index);
    long began = System.nanoTime();
    var proof = log.inclusion(index, checkpoint.size());
    nanos.add(System.nanoTime() - began);
    if (!MerkleTree.includes(
        MerkleTree.leafHash(entry), index, checkpoint.size(), proof, checkpoint.root())) {
      throw new LogFaultException("Entry %d is not in the tree that is signed.".formatted(index));
    }
  }

  /** The checkpoint before must be continued by the one after. */
  void strikeConsistency(Checkpoint before) {
    var after = log.checkpoint().checkpoint();
    if (!MerkleTree.consistent(
        before.size(),
        after.size(),
        log.consistency(before.size(), after.size()),
        before.root(),
        after.root())) {
      throw new LogFaultException(
          "Size %d does not continue size %d.".formatted(after.size(), before.size()));
    }
  }

  private byte[] entry(Checkpoint checkpoint, long index) {
    long tile = index / TilePath.FULL;
    var path = new TilePath(tile, TilePath.width(0, tile, checkpoint.size()));
    return log.entries(path).get((int) (index % TilePath.FULL));
  }
}
