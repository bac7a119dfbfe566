package dev.countersign.oversight.requirement.graphql;

import dev.countersign.domain.fact.RequirementFact.Consequence;
import dev.countersign.domain.fact.RequirementFact.ThreatActor;
import dev.countersign.domain.fact.RequirementFact.ThresholdRead;
import dev.countersign.domain.fact.RequirementFact.UpliftBaseline;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Stage;
import dev.countersign.oversight.requirement.ComparePolicies.Compared;
import dev.countersign.oversight.requirement.ComparePolicies.CrossingAction;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ComparedThreshold")
@Description("A threshold in force, as it can be compared with those of other labs.")
public record ComparedThresholdView(
    @Id @NonNull @Description("The lab.") String lab,
    @Id @NonNull @Description("The framework document.") String document,
    @Id @NonNull @Description("The policy version in force.") String policyVersion,
    @NonNull @Description("The threshold's key in that policy.") String thresholdKey,
    @NonNull @Description("The domain of risk.") RiskDomain domain,
    @NonNull @Description("What crossing it obliges to, stage by stage.")
        List<@NonNull CrossingActionView> actions,
    @NonNull @Description("How it is read: the newest of each organisation, the lab's own first.")
        List<@NonNull ThresholdReadingView> readings) {

  static ComparedThresholdView of(Compared compared) {
    return new ComparedThresholdView(
        compared.lab(),
        compared.version().document().value(),
        compared.version().id().value(),
        compared.threshold().key(),
        compared.threshold().domain(),
        compared.threshold().stages().stream()
            .map(
                stage ->
                    new CrossingActionView(
                        stage, compared.action(stage), compared.threshold().requiredFor(stage)))
            .toList(),
        compared.readings().stream().map(ThresholdReadingView::of).toList());
  }

  @Name("CrossingActionAtStage")
  @Description("What crossing a threshold obliges to before a stage is entered.")
  public record CrossingActionView(
      @NonNull @Description("The stage.") Stage stage,
      @NonNull @Description("What it obliges to.") CrossingAction action,
      @NonNull @Description("Keys of the safeguards that are to be validated first.")
          List<@NonNull String> safeguards) {}

  @Name("ThresholdReading")
  @Description("How somebody reads a threshold. It is a claim of who makes it.")
  public record ThresholdReadingView(
      @Id @NonNull @Description("Who reads it so.") String organisation,
      @NonNull @Description("Whom the capability would help, or who would act.") ThreatActor actor,
      @NonNull @Description("Beside what the help is measured.") UpliftBaseline baseline,
      @NonNull @Description("What it would come to, at the least.") Consequence consequence,
      @NonNull @Description("The words of the policy that it is read from.") String quote,
      @NonNull @Description("When the platform recorded it.") Instant recordedAt) {

    static ThresholdReadingView of(Event<ThresholdRead> event) {
      var reading = event.fact();
      return new ThresholdReadingView(
          event.header().organisation().value(),
          reading.actor(),
          reading.baseline(),
          reading.consequence(),
          reading.quote(),
          event.header().recordedAt());
    }
  }
}
