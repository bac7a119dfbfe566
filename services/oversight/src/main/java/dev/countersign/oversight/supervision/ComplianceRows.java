package dev.countersign.oversight.supervision;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.halt.Halts;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Stage;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How labs stand: their own, and those in the jurisdictions of a regulator. What everyone may see
 * of other labs is no part of it.
 */
public interface ComplianceRows {

  Page<Version> versions(Filter filter, Window window);

  int count(Filter filter);

  /** The halts that bind these versions, their own and inherited ones. */
  List<Bound> halts(Collection<String> modelVersions);

  /** The newest decision on each of these versions and each stage. */
  List<Decided> decisions(Collection<String> modelVersions);

  /** The newest evaluation by somebody else than the lab, of each of these and each threshold. */
  List<Independent> independent(Collection<String> labs, Collection<String> modelVersions);

  /**
   * Which versions are asked for; null asks for any.
   *
   * @param halted only those that a halt blocks, or only those that none blocks
   * @param thresholdKey with {@code domain} and {@code latched}: only those with such a
   *     determination
   */
  record Filter(
      @Nullable String lab,
      @Nullable String model,
      @Nullable String modelVersion,
      @Nullable Boolean halted,
      @Nullable String thresholdKey,
      @Nullable RiskDomain domain,
      @Nullable Boolean latched) {}

  record Version(String lab, String model, String modelVersion, String label, Instant recordedAt) {}

  record Bound(
      String modelVersion,
      String halt,
      String on,
      String thresholdKey,
      String policyVersionDigest,
      Halts.State state,
      @Nullable Instant windowEnds,
      Instant since) {}

  record Decided(
      String modelVersion,
      String decision,
      String request,
      Stage stage,
      Outcome outcome,
      Outcome asCommitted,
      @Nullable Instant validUntil,
      Instant decidedAt) {}

  record Independent(
      String modelVersion,
      String thresholdKey,
      String evaluation,
      String evaluator,
      Conclusion conclusion,
      Instant completedAt) {}
}
