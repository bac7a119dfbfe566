package dev.countersign.oversight.export;

import dev.countersign.oversight.obligation.Owed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is owed at one state, soonest first.
 *
 * @param validAt the instant at which it was judged
 * @param knownAt what was recorded by then is in it; null for all that was on record
 * @param logSize how many entries the log's newest checkpoint holds; 0 if there is none
 * @param checkpoint the signed checkpoint, whole; null if there is none
 * @param logIndexes where the first fact of each thing named stands in the log
 */
public record ObligationExport(
    Instant validAt,
    @Nullable Instant knownAt,
    long logSize,
    @Nullable String checkpoint,
    List<Owed> rows,
    Map<String, Long> logIndexes) {
  public ObligationExport {
    rows = List.copyOf(rows);
    logIndexes = Map.copyOf(logIndexes);
  }

  /** What the log proves of it: what fulfils it, or else because of what it is owed. */
  public static String shownBy(Owed owed) {
    var by = owed.obligation().fulfilledBy();
    return by == null ? owed.obligation().subject() : by;
  }
}
