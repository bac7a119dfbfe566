package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.gate.Amendments.Cleared;
import dev.countersign.domain.id.HaltId;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("AmendmentImpact")
@Description(
    "A crossing that would not have been one under the later version. It is shown and changes"
        + " nothing: a crossing is judged by the version in force when it happened.")
public record AmendmentImpactView(
    @Id @NonNull @Description("The model version on which it occurred.") String modelVersion,
    @Id @NonNull @Description("The evaluation that found it.") String evaluation,
    @NonNull @Description("The threshold, by the key under which it was crossed.")
        String thresholdKey,
    @Description("What the same results would have meant; null if the threshold is gone.")
        @Nullable Conclusion conclusion,
    @Id @NonNull @Description("The halts of that crossing that still block.")
        List<@NonNull String> halts) {

  static AmendmentImpactView of(Cleared cleared) {
    var crossing = cleared.crossing();
    return new AmendmentImpactView(
        crossing.on().value(),
        crossing.evaluation().id().value(),
        crossing.threshold().key(),
        cleared.under(),
        cleared.halts().stream().map(HaltId::value).toList());
  }
}
