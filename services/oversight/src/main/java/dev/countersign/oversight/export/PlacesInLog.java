package dev.countersign.oversight.export;

import dev.countersign.oversight.ledger.LogRows;
import dev.countersign.oversight.platform.UseCase;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where what a file tells of stands in the transparency log. */
@UseCase
public class PlacesInLog {
  private final LogRows log;

  PlacesInLog(LogRows log) {
    this.log = log;
  }

  /** The newest tree that the log has committed itself to. */
  public Optional<LogRows.Checkpoint> checkpoint() {
    return log.newestCheckpoint();
  }

  /** The places of the first facts of these things; without those that the log has not taken in. */
  public Map<String, Long> indexes(Collection<String> ids) {
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
