package dev.countersign.transparency.tree;

import dev.countersign.proofs.merkle.Subtree;
import dev.countersign.proofs.merkle.SubtreeProofs;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Full subtrees for proofs, the upper ones from memory: they never change, all proofs pass through
 * them, and there are few. What is asked for once and never again stays in the database.
 */
@Singleton
public class KnownSubtrees implements SubtreeProofs.Fetcher {
  /** The height of a tile: below it a tree has 255 times as many subtrees as above. */
  private static final int KEPT_FROM = 8;

  /** Those of 6.5 million leaves; at some 100 bytes each, 5 MB. */
  private static final int MOST = 50_000;

  private final TreeRows rows;
  private final Map<Subtree, byte[]> kept = new Newest();

  KnownSubtrees(TreeRows rows) {
    this.rows = rows;
  }

  private static final class Newest extends LinkedHashMap<Subtree, byte[]> {
    private static final long serialVersionUID = 1L;

    Newest() {
      super(MOST, 1, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Subtree, byte[]> eldest) {
      return size() > MOST;
    }
  }

  /** Asked only for what is under a published checkpoint, which no transaction takes back. */
  @Override
  public Map<Subtree, byte[]> hashes(Set<Subtree> places) {
    var found = new HashMap<Subtree, byte[]>();
    var missing = new HashSet<Subtree>();
    synchronized (kept) {
      for (var place : places) {
        var hash = place.level() < KEPT_FROM ? null : kept.get(place);
        if (hash == null) {
          missing.add(place);
        } else {
          found.put(place, hash);
        }
      }
    }
    if (!missing.isEmpty()) {
      var read = rows.hashes(missing);
      found.putAll(read);
      synchronized (kept) {
        read.forEach(
            (place, hash) -> {
              if (place.level() >= KEPT_FROM) {
                kept.put(place, hash);
              }
            });
      }
    }
    return found;
  }
}
