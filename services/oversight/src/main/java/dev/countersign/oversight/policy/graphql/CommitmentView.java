package dev.countersign.oversight.policy.graphql;

import dev.countersign.domain.policy.Commitment;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("Commitment")
@Description("What a lab's own text says, with what force; also that it says nothing.")
public record CommitmentView(
    @NonNull @Description("Its key, stable across versions.") String key,
    @NonNull @Description("What it is about.") CommitmentKind kind,
    @NonNull @Description("The words themselves; of an absent commitment, empty.") String quote,
    @NonNull @Description("Where they stand in the source.") String locator,
    @NonNull @Description("How much it binds.") CommitmentForce force,
    @NonNull @Description("What it depends on, for example a competitor's conduct.")
        List<@NonNull String> conditions) {

  static CommitmentView of(Commitment commitment) {
    return new CommitmentView(
        commitment.key(),
        CommitmentKind.valueOf(commitment.kind().name()),
        commitment.quote(),
        commitment.locator(),
        CommitmentForce.valueOf(commitment.force().name()),
        commitment.conditions());
  }
}
