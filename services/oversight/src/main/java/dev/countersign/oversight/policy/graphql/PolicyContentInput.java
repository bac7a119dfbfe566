package dev.countersign.oversight.policy.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("PolicyContentInput")
@Description("The content of a policy version, part by part. Keys are stable across versions.")
public record PolicyContentInput(
    @NonNull @Description("What the document is called.") String title,
    @NonNull @Description("Its levels of protection.") List<@NonNull SafetyLevelInput> safetyLevels,
    @NonNull @Description("The safeguards that it names.")
        List<@NonNull PolicySafeguardInput> safeguards,
    @NonNull @Description("The capabilities that halt scaling when crossed.")
        List<@NonNull CapabilityThresholdInput> thresholds,
    @NonNull @Description("What its text binds the lab to, and what it does not.")
        List<@NonNull CommitmentInput> commitments,
    @NonNull @Description("How long regulators may object to a lift.")
        ObjectionWindowInput objectionWindow,
    @Description(
            "The longest time that an attestation may count, as a calendar period like P6M; absent"
                + " if not limited.")
        @Nullable String attestationMaxAge,
    @Description("The model family that a new one is judged by; absent if none.")
        @Nullable String predecessor) {

  @Input("SafetyLevelInput")
  @Description("A level of protection, for example ASL-3.")
  public record SafetyLevelInput(
      @NonNull @Description("Its key.") String key,
      @Description("Higher is stricter, within one policy.") int rank,
      @NonNull @Description("Its name.") String name,
      @NonNull @Description("Keys of the safeguards that it asks for when a model is deployed.")
          List<@NonNull String> deploymentStandard,
      @NonNull @Description("Keys of the safeguards that it asks for to keep weights.")
          List<@NonNull String> securityStandard) {}

  @Input("PolicySafeguardInput")
  @Description("A safeguard that a policy names.")
  public record PolicySafeguardInput(
      @NonNull @Description("Its key.") String key,
      @NonNull @Description("Its name.") String name,
      @NonNull @Description("What it is.") String description) {}

  @Input("CommitmentInput")
  @Description("What the lab's own text says, with what force.")
  public record CommitmentInput(
      @NonNull @Description("Its key.") String key,
      @NonNull @Description("What it is about.") CommitmentKind kind,
      @NonNull @Description("The words themselves; of an absent commitment, empty.") String quote,
      @NonNull @Description("Where they stand in the source.") String locator,
      @NonNull @Description("How much it binds.") CommitmentForce force,
      @NonNull @Description("What it depends on, for example a competitor's conduct.")
          List<@NonNull String> conditions) {}

  @Input("ObjectionWindowInput")
  @Description("How long regulators may object to a lift.")
  public record ObjectionWindowInput(
      @Description("Business days, counted from the day after; at least 1.") int businessDays,
      @NonNull @Description("The calendar that they are counted in, for example weekdays.")
          String calendar) {}
}
