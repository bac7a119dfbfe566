package dev.countersign.domain.statement;

import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.gate.Reason;
import dev.countersign.domain.id.DecisionId;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The claims that the platform signs. */
public final class PlatformPredicates {
  private PlatformPredicates() {}

  /** Who approved, and as what. */
  public record Approval(String role, String name) {}

  /** That a policy version was published with this content. */
  public record PolicyVersion(
      OrganisationId labId,
      DocumentId policyKey,
      PolicyVersionId policyVersionId,
      String versionLabel,
      @Nullable String previousVersionDigest,
      Instant effectiveAt,
      List<String> changelog,
      @Nullable String justification,
      List<Approval> approvals,
      Position position) {}

  /** What the gate answered. */
  public record GateDecision(
      OrganisationId labId,
      DecisionId decisionId,
      RequestId requestId,
      Stage stage,
      Outcome outcome,
      List<Reason> reasons,
      List<String> policyVersionDigests,
      String inputsDigest,
      Position position,
      @Nullable BigDecimal flopCeiling,
      @Nullable Instant validUntil) {}

  /** That a halt binds a lineage. */
  public record Halt(
      OrganisationId labId,
      HaltId haltId,
      ModelVersionId modelVersionId,
      String thresholdKey,
      String policyVersionDigest,
      List<Stage> stages,
      Cause cause,
      String causedBy,
      Instant openedAt,
      Position position) {}

  /** That a halt was lifted, by whom and after what. */
  public record HaltLift(
      OrganisationId labId,
      HaltId haltId,
      ModelVersionId modelVersionId,
      String thresholdKey,
      List<Approval> approvals,
      Instant windowEnds,
      Instant liftedAt,
      Position position) {}
}
