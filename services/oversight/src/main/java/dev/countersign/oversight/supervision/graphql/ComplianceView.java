package dev.countersign.oversight.supervision.graphql;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.halt.Halts.State;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Stage;
import dev.countersign.oversight.gate.graphql.DeterminationView;
import dev.countersign.oversight.supervision.ComplianceRows.Bound;
import dev.countersign.oversight.supervision.ComplianceRows.Decided;
import dev.countersign.oversight.supervision.ComplianceRows.Independent;
import dev.countersign.oversight.supervision.ComplianceRows.Version;
import dev.countersign.oversight.supervision.ReadCompliance.Cell;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Compliance")
@Description("How one model version stands against what its lab committed itself to.")
public record ComplianceView(
    @Ignore Version version,
    @Id @NonNull @Description("The lab.") String lab,
    @Id @NonNull @Description("The model.") String model,
    @Id @NonNull @Description("The model version.") String modelVersion,
    @NonNull @Description("What the lab calls the version.") String label,
    @NonNull @Description("When the version was registered.") Instant registeredAt) {

  static ComplianceView of(Version version) {
    return new ComplianceView(
        version,
        version.lab(),
        version.model(),
        version.modelVersion(),
        version.label(),
        version.recordedAt());
  }

  @Name("ComplianceCell")
  @Description("How one model version stands as to one threshold.")
  public record CellView(
      @NonNull @Description("The threshold.") String thresholdKey,
      @NonNull @Description("The threshold's domain.") RiskDomain domain,
      @Description("What holds; null if it has never been assessed.")
          @Nullable DeterminationView determination,
      @Description("The newest evaluation by somebody else than the lab; null if there is none.")
          @Nullable IndependentView lastIndependentEvaluation) {

    static CellView of(Cell cell) {
      var determination = cell.determination();
      var independent = cell.independent();
      return new CellView(
          cell.thresholdKey(),
          cell.domain(),
          determination == null ? null : DeterminationView.of(determination),
          independent == null ? null : IndependentView.of(independent));
    }
  }

  @Name("IndependentEvaluation")
  @Description("An evaluation by somebody else than the lab, as to one threshold.")
  public record IndependentView(
      @Id @NonNull @Description("The evaluation.") String evaluation,
      @Id @NonNull @Description("Who evaluated.") String evaluator,
      @NonNull @Description("What it concludes.") Conclusion conclusion,
      @NonNull @Description("When it was completed.") Instant completedAt) {

    static IndependentView of(Independent found) {
      return new IndependentView(
          found.evaluation(), found.evaluator(), found.conclusion(), found.completedAt());
    }
  }

  @Name("BindingHalt")
  @Description("A halt that binds a model version: its own, or that of something it comes from.")
  public record HaltView(
      @Id @NonNull @Description("The halt.") String halt,
      @Id
          @NonNull
          @Description("Where the crossing occurred, or where a needed validation was lost.")
          String modelVersion,
      @NonNull @Description("The threshold that was crossed.") String thresholdKey,
      @NonNull @Description("The policy version by which it is judged.") String policyVersionDigest,
      @NonNull @Description("Where it stands; it blocks until LIFTED.") State state,
      @NonNull @Description("Since when it stands there.") Instant since,
      @Description("Until when regulators may object, excluded; null if no lift is approved.")
          @Nullable Instant objectionWindowEnds) {

    static HaltView of(Bound bound) {
      return new HaltView(
          bound.halt(),
          bound.on(),
          bound.thresholdKey(),
          bound.policyVersionDigest(),
          bound.state(),
          bound.since(),
          bound.windowEnds());
    }
  }

  @Name("StageDecision")
  @Description("The newest decision on a model version for one stage.")
  public record DecisionView(
      @NonNull @Description("The stage.") Stage stage,
      @Id @NonNull @Description("The decision.") String decision,
      @Id @NonNull @Description("The request that it answers.") String scaleUpRequest,
      @NonNull @Description("The reference outcome: this is the gate.") Outcome outcome,
      @NonNull @Description("What the lab's own text obliges it to.") Outcome asCommitted,
      @Description("True if the lab's own text obliges it to something else than the gate.")
          boolean differs,
      @Description("Until when it clears, excluded; null unless CLEARED.")
          @Nullable Instant validUntil,
      @NonNull @Description("When it was decided.") Instant decidedAt) {

    static DecisionView of(Decided decided) {
      return new DecisionView(
          decided.stage(),
          decided.decision(),
          decided.request(),
          decided.outcome(),
          decided.asCommitted(),
          decided.outcome() != decided.asCommitted(),
          decided.validUntil(),
          decided.decidedAt());
    }
  }

  @Name("PolicyInForce")
  @Description("A policy version that the gate goes by.")
  public record PolicyView(
      @Id @NonNull @Description("The policy version.") String policyVersion,
      @Id @NonNull @Description("The framework document that it is a version of.") String document,
      @NonNull @Description("What the lab calls it.") String label,
      @NonNull @Description("SHA-256 of its canonical content.") String digest,
      @NonNull @Description("Since when it is in force.") Instant from,
      @Description("Until when, excluded; null while nothing ends it.") @Nullable Instant until) {

    static PolicyView of(PoliciesInForce.Version version) {
      return new PolicyView(
          version.id().value(),
          version.document().value(),
          version.label(),
          version.digest(),
          version.from(),
          version.until());
    }
  }
}
