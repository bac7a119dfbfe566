package dev.countersign.oversight.evaluation.graphql;

import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.history.History.Event;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("EvaluationRejection")
@Description("Why an evaluation does not count: its evaluator was not independent of the lab.")
public record EvaluationRejectionView(
    @NonNull @Description("The code, for example COI_REVENUE.") String reason,
    @NonNull @Description("Since when the evaluator was not independent.") Instant since,
    @Id
        @Description(
            "The declaration, ownership, organisation or engagement that says so; null if none does"
                + " alone.")
        @Nullable String relatesTo,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt) {

  static EvaluationRejectionView of(Event<EvaluationRejected> event) {
    var fact = event.fact();
    return new EvaluationRejectionView(
        fact.reason(), fact.effectiveFrom(), fact.causedBy(), event.header().recordedAt());
  }
}
