package dev.countersign.oversight.export;

import dev.countersign.domain.compliance.Because;
import dev.countersign.domain.compliance.ComplianceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compliance at one state, row by row.
 *
 * @param validAt the instant at which what time alone decides was judged
 * @param knownAt what was recorded by then is in it; null for all that was on record
 * @param logSize how many entries the log's newest checkpoint holds; 0 if there is none
 * @param checkpoint the signed checkpoint, whole; null if there is none
 * @param version another one exactly if anything of the matrix is another
 * @param logIndexes where the first fact of each thing named as a reason stands in the log
 */
public record ComplianceExport(
    Instant validAt,
    @Nullable Instant knownAt,
    long logSize,
    @Nullable String checkpoint,
    String version,
    List<Row> rows,
    Map<String, Long> logIndexes) {
  public ComplianceExport {
    rows = List.copyOf(rows);
    logIndexes = Map.copyOf(logIndexes);
  }

  /** What a row is about. */
  public enum Scope {
    COMMITMENT,
    REQUIREMENT
  }

  /**
   * How a lab stands to one thing.
   *
   * @param model null where it is about the lab as a whole
   * @param source the policy version that makes the commitment, or the key of the instrument
   * @param kind what the commitment is about; null for a requirement
   * @param force how much it binds; null for a requirement
   * @param replies what the lab has to say of it, signed; oldest first
   */
  public record Row(
      String lab,
      Scope scope,
      @Nullable String model,
      @Nullable String modelVersion,
      String source,
      String key,
      @Nullable String kind,
      @Nullable String force,
      ComplianceStatus status,
      List<Because> because,
      List<String> replies) {
    public Row {
      because = List.copyOf(because);
      replies = List.copyOf(replies);
    }

    Row withReplies(List<String> said) {
      return new Row(
          lab, scope, model, modelVersion, source, key, kind, force, status, because, said);
    }

    /** The thing behind the deciding reason; null if something is missing altogether. */
    public @Nullable String relatesTo() {
      return because.getFirst().relatesTo();
    }
  }

  /** Where the deciding thing of a row stands in the log; null if nowhere yet. */
  public @Nullable Long logIndex(Row row) {
    var id = row.relatesTo();
    return id == null ? null : logIndexes.get(id);
  }

  /** Where the proof of a thing is asked for, from this platform's address on. */
  public static String proofOf(String id) {
    return "/proofs/" + id;
  }
}
