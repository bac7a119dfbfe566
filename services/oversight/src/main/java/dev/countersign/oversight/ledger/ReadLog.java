package dev.countersign.oversight.ledger;

import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.domain.fact.EvidenceFact.EvidenceResultsRead;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.Fact;
import dev.countersign.oversight.ledger.LogRows.Checkpoint;
import dev.countersign.oversight.ledger.LogRows.Entry;
import dev.countersign.oversight.ledger.LogRows.Standing;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.proofs.merkle.SubtreeProofs;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where facts stand in the record, and the proofs that the log has them. */
@UseCase
public class ReadLog {
  /** What PostgreSQL shows of any day, because a word about an earlier one may rest on it. */
  private static final Set<Class<? extends Fact>> RESTED_ON =
      Set.of(EvaluationStarted.class, EvidenceSealed.class, EvidenceResultsRead.class);

  private final LogRows rows;
  private final Standpoint standpoint;

  ReadLog(LogRows rows, Standpoint standpoint) {
    this.rows = rows;
    this.standpoint = standpoint;
  }

  /**
   * A fact's place in the log.
   *
   * @param proof that it stands there in the checkpoint's tree; null until one holds it
   */
  public record Proven(Entry entry, @Nullable Proof proof) {}

  /** RFC 6962: the hashes from the leaf to the root of the checkpoint's tree. */
  public record Proof(Checkpoint checkpoint, List<byte[]> hashes) {}

  /** The facts of these things in order, by id: what had come by the instant asked for. */
  public Map<String, List<Step>> steps(Collection<String> ids) {
    return rows.steps(ids).stream()
        .filter(step -> !isRestedOn(step.kind()) || standpoint.heldBy(step.validFrom()))
        .collect(Collectors.groupingBy(Step::id));
  }

  private static boolean isRestedOn(String kind) {
    var known = FactCodec.KINDS.get(kind);
    return known != null && RESTED_ON.contains(known);
  }

  /** The log's entries of the first facts of these things, by id. */
  public Map<String, Proven> firstOf(Collection<String> ids) {
    var positions = new HashMap<String, UUID>();
    rows.steps(ids).forEach(step -> positions.putIfAbsent(step.id(), step.position()));
    var proven = prove(positions.values());
    var found = new HashMap<String, Proven>();
    positions.forEach(
        (id, position) -> {
          var entry = proven.get(position);
          if (entry != null) {
            found.put(id, entry);
          }
        });
    return found;
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
    var paths =
        SubtreeProofs.inOneFetch(
            rows,
            proofs -> {
              var found = new HashMap<Long, List<byte[]>>();
              provable.forEach(index -> found.put(index, proofs.inclusion(index, tree.size())));
              return found;
            });
    return map(
        entries,
        entry -> {
          var path = paths.get(entry.index());
          return new Proven(entry, path == null ? null : new Proof(tree, path));
        });
  }

  private static Map<UUID, Proven> map(
      Map<UUID, Entry> entries, java.util.function.Function<Entry, Proven> shape) {
    var proven = new HashMap<UUID, Proven>();
    entries.forEach((position, entry) -> proven.put(position, shape.apply(entry)));
    return proven;
  }
}
