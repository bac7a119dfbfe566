package dev.countersign.oversight.gate;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.gate.ReasonCode;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The newest determination of each version and threshold, as far as the viewer may see it. */
public interface DeterminationRows {

  Optional<Row> one(String id);

  Page<Row> page(Wanted wanted, Window window);

  int count(Wanted wanted);

  /** All of these versions. */
  List<Row> of(Collection<String> modelVersions);

  /** Which are asked for; null asks for any. */
  record Wanted(
      @Nullable String lab,
      @Nullable String modelVersion,
      @Nullable String thresholdKey,
      @Nullable RiskDomain domain,
      @Nullable Boolean latched) {}

  /** A determination with the position of the fact that made it. */
  record Row(
      UUID position,
      String id,
      String lab,
      String modelVersion,
      String thresholdKey,
      RiskDomain domain,
      @Nullable Conclusion conclusion,
      boolean latched,
      @Nullable ReasonCode shortfall,
      @Nullable String evaluation,
      String policyVersionDigest,
      @Nullable Instant holdsUntil,
      Instant recordedAt) {}
}
