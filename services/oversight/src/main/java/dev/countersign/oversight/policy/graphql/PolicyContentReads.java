package dev.countersign.oversight.policy.graphql;

import dev.countersign.oversight.policy.graphql.ProtectionViews.ObjectionWindowView;
import dev.countersign.oversight.policy.graphql.ProtectionViews.PolicySafeguardView;
import dev.countersign.oversight.policy.graphql.ProtectionViews.SafetyLevelView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** A version's content part by part: whoever sees the version sees all of it. */
@GraphQLApi
public class PolicyContentReads {

  @Name("title")
  @Description("What the document is called.")
  public @NonNull String title(@Source PolicyVersionView version) {
    return version.content().title();
  }

  @Name("thresholds")
  @Description("The capabilities that halt scaling when crossed.")
  public @NonNull List<@NonNull ThresholdView> thresholds(@Source PolicyVersionView version) {
    return version.content().thresholds().stream().map(ThresholdView::of).toList();
  }

  @Name("safeguards")
  @Description("The safeguards that it names.")
  public @NonNull List<@NonNull PolicySafeguardView> safeguards(@Source PolicyVersionView version) {
    return version.content().safeguards().stream().map(PolicySafeguardView::of).toList();
  }

  @Name("safetyLevels")
  @Description("Its levels of protection.")
  public @NonNull List<@NonNull SafetyLevelView> safetyLevels(@Source PolicyVersionView version) {
    return version.content().safetyLevels().stream().map(SafetyLevelView::of).toList();
  }

  @Name("commitments")
  @Description("What its text binds the lab to, absent commitments included.")
  public @NonNull List<@NonNull CommitmentView> commitments(@Source PolicyVersionView version) {
    return version.content().commitments().stream().map(CommitmentView::of).toList();
  }

  @Name("objectionWindow")
  @Description("How long regulators may object to a lift.")
  public @NonNull ObjectionWindowView objectionWindow(@Source PolicyVersionView version) {
    return ObjectionWindowView.of(version.content().objectionWindow());
  }

  @Name("attestationMaxAge")
  @Description(
      "The longest time that an attestation may count, as a calendar period; null if not limited.")
  public @Nullable String attestationMaxAge(@Source PolicyVersionView version) {
    var age = version.content().attestationMaxAge();
    return age == null ? null : age.toString();
  }

  @Name("predecessor")
  @Description("The model family that a new one is judged by; null if none.")
  public @Nullable String predecessor(@Source PolicyVersionView version) {
    return version.content().predecessor();
  }
}
