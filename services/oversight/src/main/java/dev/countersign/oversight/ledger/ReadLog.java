package dev.countersign.oversight.ledger;

import dev.countersign.oversight.ledger.LogRows.Checkpoint;
import dev.countersign.oversight.ledger.LogRows.Entry;
import dev.countersign.oversight.ledger.LogRows.Standing;
import dev.countersign.oversight.ledger.LogRows.Subtree;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.proofs.merkle.SubtreeProofs;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where facts stand in the record, and the proofs that the log has them. */
@UseCase
public class ReadLog {
  private static final byte[] NOT_READ_YET = {};

  private final LogRows rows;

  ReadLog(LogRows rows) {
    this.rows = rows;
  }

  /**
   * A fact's place in the log.
   *
   * @param proof that it stands there in the checkpoint's tree; null until one holds it
   */
  public record Proven(Entry entry, @Nullable Proof proof) {}

  /** RFC 6962: the hashes from the leaf to the root of the checkpoint's tree. */
  public record Proof(Checkpoint checkpoint, List<byte[]> hashes) {}

  public Map<String, List<Step>> steps(Collection<String> ids) {
    return rows.steps(ids).stream().collect(Collectors.groupingBy(Step::id));
  }

  public List<Standing> standings(String snapshot, @Nullable String lab) {
    return snapshot.isEmpty() ? List.of() : rows.standings(snapshot, lab);
  }

  /** The log's entries of these facts, with their proofs; without those it has not taken in. */
  public Map<UUID, Proven> prove(Collection<UUID> positions) {
    var entries = rows.entries(positions);
    var checkpoint = rows.newestCheckpoint();
    if (checkpoint.isEmpty()) {
      return map(entries, entry -> new Proven(entry, null));
    }
    var tree = checkpoint.get();
    var provable =
        entries.values().stream().map(Entry::index).filter(i -> i < tree.size()).toList();
    // First which subtrees the proofs need, then all of these in one statement.
    var needed = new LinkedHashSet<Subtree>();
    var asking =
        new SubtreeProofs(
            (level, index) -> {
              needed.add(new Subtree(level, index));
              return NOT_READ_YET;
            });
    provable.forEach(index -> asking.inclusion(index, tree.size()));
    var hashes = rows.hashes(needed);
    var proofs =
        new SubtreeProofs(
            (level, index) -> {
              var hash = hashes.get(new Subtree(level, index));
              if (hash == null) {
                throw new IllegalStateException(
                    "The log lacks its subtree %d/%d".formatted(level, index));
              }
              return hash;
            });
    return map(
        entries,
        entry ->
            new Proven(
                entry,
                entry.index() < tree.size()
                    ? new Proof(tree, proofs.inclusion(entry.index(), tree.size()))
                    : null));
  }

  private static Map<UUID, Proven> map(
      Map<UUID, Entry> entries, java.util.function.Function<Entry, Proven> shape) {
    var proven = new HashMap<UUID, Proven>();
    entries.forEach((position, entry) -> proven.put(position, shape.apply(entry)));
    return proven;
  }
}
