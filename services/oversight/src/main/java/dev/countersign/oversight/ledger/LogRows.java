package dev.countersign.oversight.ledger;

import dev.countersign.proofs.merkle.SubtreeProofs;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the log has taken in, and where the ledgers stand, as far as the viewer may see them. */
public interface LogRows extends SubtreeProofs.Fetcher {

  /** The facts of these things, in position order; not who was let in to see them. */
  List<Step> steps(Collection<String> ids);

  /** Where these positions stand in the log; without those it has not taken in. */
  Map<UUID, Entry> entries(Collection<UUID> positions);

  /** How many entries the log has taken in. */
  long size();

  /** The newest tree that the log has committed itself to, with what witnesses say of it. */
  Optional<Checkpoint> newestCheckpoint();

  /** The newest position of each lab's ledger in this snapshot, or of one lab's. */
  List<Standing> standings(String snapshot, @Nullable String lab);

  record Entry(long index, byte[] leafHash) {}

  record Checkpoint(long size, byte[] root, String note) {}

  /**
   * How far a ledger is known.
   *
   * @param logSize the size of the log that ends with this position; null until it is taken in
   */
  record Standing(String lab, UUID position, Instant recordedAt, @Nullable Long logSize) {}
}
