package dev.countersign.oversight.export;

import dev.countersign.oversight.ledger.LogRows;
import dev.countersign.oversight.platform.UseCase;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where what an export tells of stands in the transparency log. */
@UseCase
class PlacesInLog {
  private final LogRows log;

  PlacesInLog(LogRows log) {
    this.log = log;
  }

  /** The newest tree that the log has committed itself to. */
  Optional<LogRows.Checkpoint> checkpoint() {
    return log.newestCheckpoint();
  }

  /** The places of the first facts of these things; without those that the log has not taken in. */
  Map<String, Long> indexes(Collection<String> ids) {
    var positions = new HashMap<String, UUID>();
    log.steps(ids).forEach(step -> positions.putIfAbsent(step.id(), step.position()));
    var entries = log.entries(positions.values());
    var indexes = new HashMap<String, Long>();
    positions.forEach(
        (id, position) -> {
          var entry = entries.get(position);
          if (entry != null) {
            indexes.put(id, entry.index());
          }
        });
    return indexes;
  }
}
