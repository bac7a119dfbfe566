package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.gate.Safeguards.Status;
import dev.countersign.domain.policy.Surface;
import dev.countersign.domain.safetylevel.LevelStanding;
import dev.countersign.domain.safetylevel.LevelStanding.Missing;
import dev.countersign.oversight.policy.graphql.ProtectionViews.SafetyLevelView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("SafetyLevelStanding")
@Description(
    "The safety level that one framework document requires of a model version, beside the one that"
        + " it holds. The deployment standard is asked for on the API, the security standard where"
        + " weights are kept.")
public record SafetyLevelStandingView(
    @Id @NonNull @Description("The framework document.") String document,
    @Description("The highest level that a latched crossing enters; null if none does.")
        @Nullable SafetyLevelView required,
    @Description("The highest level whose standards are validated; null if not even the lowest is.")
        @Nullable SafetyLevelView held,
    @NonNull @Description("What the required level asks for and is not validated.")
        List<@NonNull MissingSafeguardView> missing) {

  static SafetyLevelStandingView of(LevelStanding standing) {
    var required = standing.required();
    var held = standing.held();
    return new SafetyLevelStandingView(
        standing.document().value(),
        required == null ? null : SafetyLevelView.of(required),
        held == null ? null : SafetyLevelView.of(held),
        standing.missing().stream().map(MissingSafeguardView::of).toList());
  }

  @Description("What holds of a safeguard, as derived from the facts.")
  public enum SafeguardStanding {
    MISSING,
    NOT_VALIDATED,
    DEGRADED,
    LAPSED,
    VALIDATED;

    static SafeguardStanding of(Status status) {
      return valueOf(status.name());
    }
  }

  @Name("MissingSafeguard")
  @Description("A safeguard that a level asks for and that is not validated.")
  public record MissingSafeguardView(
      @NonNull @Description("Its key.") String safeguardKey,
      @NonNull @Description("The surface on which it is asked for.") Surface surface,
      @NonNull @Description("Where it stands there.") SafeguardStanding standing) {

    static MissingSafeguardView of(Missing missing) {
      return new MissingSafeguardView(
          missing.safeguardKey(), missing.surface(), SafeguardStanding.of(missing.status()));
    }
  }
}
