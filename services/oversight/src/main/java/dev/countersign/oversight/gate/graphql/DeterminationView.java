package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.gate.ReasonCode;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.gate.DeterminationRows.Row;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Determination")
@Description(
    "What holds for one model version and one threshold, whatever step is asked for. There is none"
        + " while nothing has been assessed.")
public record DeterminationView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab whose model it is.") String lab,
    @Id @NonNull @Description("The model version.") String modelVersion,
    @NonNull @Description("The threshold, under the key by which it is known now.")
        String thresholdKey,
    @NonNull @Description("The threshold's domain.") RiskDomain domain,
    @Description("What the governing evaluation concludes; null if none governs.")
        @Nullable Conclusion conclusion,
    @Description("True if a crossing, its own or inherited, binds the version.") boolean latched,
    @Description("Why it supports no step; null if it supports one, or is latched.")
        @Nullable ReasonCode shortfall,
    @Id @Description("The governing evaluation; null if there is none.")
        @Nullable String evaluation,
    @NonNull
        @Description(
            "The policy version by which it is judged; of a crossing, the one in force when it"
                + " happened.")
        String policyVersionDigest,
    @Description("Until when it stays fresh, excluded; null if time alone does not end it.")
        @Nullable Instant holdsUntil,
    @NonNull @Description("Since when it holds.") Instant determinedAt)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: det_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  public static DeterminationView of(Row row) {
    return new DeterminationView(
        row.id(),
        row.lab(),
        row.modelVersion(),
        row.thresholdKey(),
        row.domain(),
        row.conclusion(),
        row.latched(),
        row.shortfall(),
        row.evaluation(),
        row.policyVersionDigest(),
        row.holdsUntil(),
        row.recordedAt());
  }
}
