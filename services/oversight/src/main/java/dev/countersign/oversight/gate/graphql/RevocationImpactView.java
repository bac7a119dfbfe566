package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.attestation.RevocationImpact;
import dev.countersign.domain.attestation.RevocationImpact.RequestChange;
import dev.countersign.domain.attestation.RevocationImpact.SafeguardChange;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.halt.Consequence.OpenHalt;
import dev.countersign.domain.policy.Stage;
import dev.countersign.domain.policy.Surface;
import dev.countersign.oversight.gate.graphql.GateDecisionView.ReasonView;
import dev.countersign.oversight.gate.graphql.SafetyLevelStandingView.SafeguardStanding;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("RevocationImpact")
@Description(
    "What taking an attestation back would bring down, as far as its auditor sees the lab. It is recorded nowhere.")
public record RevocationImpactView(
    @Id @NonNull @Description("Decisions that would be impeached.")
        List<@NonNull String> impeachedDecisions,
    @NonNull @Description("Safeguards that would not stand as they do.")
        List<@NonNull SafeguardChangeView> safeguards,
    @NonNull @Description("Halts that would open.") List<@NonNull ForeseenHaltView> halts,
    @Id @NonNull @Description("Halts whose lift would be denied.")
        List<@NonNull String> deniedLifts,
    @NonNull @Description("Requests that would be answered otherwise.")
        List<@NonNull RequestChangeView> requests) {

  static RevocationImpactView of(RevocationImpact impact) {
    return new RevocationImpactView(
        impact.impeached().stream()
            .map(i -> i.impeachment().decision().value())
            .distinct()
            .toList(),
        impact.safeguards().stream().map(SafeguardChangeView::of).toList(),
        impact.halts().stream().map(ForeseenHaltView::of).toList(),
        impact.denied().stream().map(denied -> denied.halt().value()).toList(),
        impact.requests().stream().map(RequestChangeView::of).toList());
  }

  @Name("SafeguardChange")
  @Description("A safeguard that would stand otherwise.")
  public record SafeguardChangeView(
      @Id @NonNull @Description("The implementation.") String implementation,
      @NonNull @Description("The safeguard's key.") String safeguardKey,
      @NonNull @Description("Where it is in place.") Surface surface,
      @NonNull @Description("How it stands.") SafeguardStanding before,
      @NonNull @Description("How it would stand.") SafeguardStanding after) {
    static SafeguardChangeView of(SafeguardChange change) {
      return new SafeguardChangeView(
          change.implementation().value(),
          change.safeguardKey(),
          change.surface(),
          SafeguardStanding.of(change.before()),
          SafeguardStanding.of(change.after()));
    }
  }

  @Name("ForeseenHalt")
  @Description("A halt that would open.")
  public record ForeseenHaltView(
      @Id @NonNull @Description("The model version on which the crossing occurred.")
          String modelVersion,
      @NonNull @Description("The threshold.") String thresholdKey,
      @NonNull @Description("The stages at which it would block.") List<@NonNull Stage> stages) {
    static ForeseenHaltView of(OpenHalt halt) {
      return new ForeseenHaltView(halt.modelVersion().value(), halt.thresholdKey(), halt.stages());
    }
  }

  @Name("RequestChange")
  @Description("A scale-up request that would be answered otherwise.")
  public record RequestChangeView(
      @Id @NonNull @Description("The request.") String request,
      @NonNull @Description("How it is answered.") Outcome before,
      @NonNull @Description("How it would be answered.") Outcome after,
      @NonNull @Description("Every reason that would be given.")
          List<@NonNull ReasonView> reasons) {
    static RequestChangeView of(RequestChange change) {
      return new RequestChangeView(
          change.request().value(),
          change.before().outcome(),
          change.after().outcome(),
          change.after().reasons().stream().map(ReasonView::of).toList());
    }
  }
}
