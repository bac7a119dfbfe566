package dev.countersign.oversight.policy.graphql;

import dev.countersign.domain.policy.ObjectionWindow;
import dev.countersign.domain.policy.Safeguard;
import dev.countersign.domain.policy.SafetyLevel;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The smaller parts of a policy's content. */
public final class ProtectionViews {
  private ProtectionViews() {}

  @Name("SafetyLevel")
  @Description("A level of protection, for example ASL-3. Never compared by name across labs.")
  public record SafetyLevelView(
      @NonNull @Description("Its key, stable across versions.") String key,
      @Description("Higher is stricter, within one policy.") int rank,
      @NonNull @Description("Its name.") String name,
      @NonNull @Description("Keys of the safeguards that it asks for when a model is deployed.")
          List<@NonNull String> deploymentStandard,
      @NonNull @Description("Keys of the safeguards that it asks for to keep weights.")
          List<@NonNull String> securityStandard) {

    public static SafetyLevelView of(SafetyLevel level) {
      return new SafetyLevelView(
          level.key(),
          level.rank(),
          level.name(),
          level.deploymentStandard(),
          level.securityStandard());
    }
  }

  @Name("PolicySafeguard")
  @Description("A safeguard that a policy names.")
  public record PolicySafeguardView(
      @NonNull @Description("Its key, stable across versions.") String key,
      @NonNull @Description("Its name.") String name,
      @NonNull @Description("What it is.") String description) {

    static PolicySafeguardView of(Safeguard safeguard) {
      return new PolicySafeguardView(safeguard.key(), safeguard.name(), safeguard.description());
    }
  }

  @Name("ObjectionWindow")
  @Description("How long regulators may object to a lift.")
  public record ObjectionWindowView(
      @Description("Business days, counted from the day after.") int businessDays,
      @NonNull @Description("The calendar that they are counted in.") String calendar) {

    static ObjectionWindowView of(ObjectionWindow window) {
      return new ObjectionWindowView(window.businessDays(), window.calendar());
    }
  }
}
