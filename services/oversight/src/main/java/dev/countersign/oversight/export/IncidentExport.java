package dev.countersign.oversight.export;

import dev.countersign.domain.incident.Incident;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.requirement.ReportItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The register of incidents at one state, newest first.
 *
 * @param validAt the instant at which what they oblige to was judged
 * @param knownAt what was recorded by then is in it; null for all that was on record
 * @param logSize how many entries the log's newest checkpoint holds; 0 if there is none
 * @param checkpoint the signed checkpoint, whole; null if there is none
 * @param logIndexes where the first fact of each incident stands in the log
 */
public record IncidentExport(
    Instant validAt,
    @Nullable Instant knownAt,
    long logSize,
    @Nullable String checkpoint,
    List<Row> rows,
    Map<String, Long> logIndexes) {
  public IncidentExport {
    rows = List.copyOf(rows);
    logIndexes = Map.copyOf(logIndexes);
  }

  /**
   * One incident.
   *
   * @param owed what it obliges its lab to, under each regime that the reader may see
   * @param missing what each report has to cover and does not say, by the report
   */
  public record Row(
      Incident incident, List<Obligation> owed, Map<String, Set<ReportItem>> missing) {}
}
