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
 * @param instrument the one that was asked for: of other regimes it tells nothing; null for all
 * @param logSize how many entries the log's newest checkpoint holds; 0 if there is none
 * @param checkpoint the signed checkpoint, whole; null if there is none
 * @param logIndexes where the first fact of each incident stands in the log
 */
public record IncidentExport(
    Instant validAt,
    @Nullable Instant knownAt,
    @Nullable String instrument,
    long logSize,
    @Nullable String checkpoint,
    List<Row> rows,
    Map<String, Long> logIndexes) {
  public IncidentExport {
    rows = List.copyOf(rows);
    logIndexes = Map.copyOf(logIndexes);
  }

  /** True if it tells what an incident is and owes under this instrument. */
  public boolean tells(String key) {
    return instrument == null || instrument.equals(key);
  }

  /** The keys of the instruments that an incident falls under, as far as they are told of. */
  public List<String> regimes(Incident incident) {
    return incident.instruments().stream()
        .filter(this::tells)
        .filter(key -> incident.category(key).isPresent())
        .toList();
  }

  /** How many lines it has as a table: one for each regime of an incident, or one without. */
  public int lines() {
    return rows.stream().mapToInt(row -> Math.max(1, regimes(row.incident()).size())).sum();
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
