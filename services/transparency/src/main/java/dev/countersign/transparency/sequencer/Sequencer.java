package dev.countersign.transparency.sequencer;

import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.merkle.SubtreeProofs;
import dev.countersign.transparency.tree.TreeRows;
import dev.countersign.transparency.tree.TreeRows.Head;
import dev.countersign.transparency.tree.TreeRows.Node;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes settled leaves in, one batch a transaction. No lock outlives a batch: whoever gets the lock
 * sequences, and the compare-and-swap on (size, root) fences one that was paused and comes back.
 */
@Singleton
public class Sequencer {
  private final TreeRows rows;
  private final int batch;
  private volatile long size;

  Sequencer(TreeRows rows, LogConfig config) {
    this.rows = rows;
    this.batch = config.batch();
    if (batch < 1) {
      throw new IllegalStateException("countersign.log.batch must be at least 1");
    }
  }

  /**
   * Takes one batch in.
   *
   * @return how many leaves it held; 0 if none waited or another one sequences
   */
  @Transactional
  public int takeIn() {
    if (!rows.tryToSequence()) {
      return 0;
    }
    var head = rows.head();
    var waiting = rows.waiting(batch);
    if (waiting.isEmpty()) {
      return 0;
    }
    var hashes = waiting.stream().map(w -> MerkleTree.leafHash(w.leaf())).toList();
    var grown = new Grown(head.size(), hashes);
    rows.insertEntries(head.size(), waiting, hashes);
    rows.insertSubtrees(grown.made);
    long size = head.size() + hashes.size();
    var root = new SubtreeProofs(grown).root(size);
    if (!rows.moveHead(head, new Head(size, root))) {
      throw new IllegalStateException("The log was moved on by another sequencer");
    }
    this.size = size;
    return hashes.size();
  }

  /** How large the tree was behind the last batch that this one took in. */
  long size() {
    return size;
  }

  /** The subtrees that a batch completes, over those that are there. */
  private final class Grown implements SubtreeProofs.Subtrees {
    private final List<Node> made = new ArrayList<>();
    private final Map<String, byte[]> byPlace = new HashMap<>();

    Grown(long size, List<byte[]> leafHashes) {
      long index = size;
      for (var hash : leafHashes) {
        add(new Node(0, index++, hash));
      }
    }

    private void add(Node subtree) {
      made.add(subtree);
      byPlace.put(subtree.level() + "/" + subtree.index(), subtree.hash());
      if (subtree.index() % 2 == 1) {
        var left = hash(subtree.level(), subtree.index() - 1);
        add(
            new Node(
                subtree.level() + 1,
                subtree.index() / 2,
                MerkleTree.nodeHash(left, subtree.hash())));
      }
    }

    @Override
    public byte[] hash(int level, long index) {
      var fresh = byPlace.get(level + "/" + index);
      return fresh == null ? rows.hash(level, index) : fresh;
    }
  }
}
