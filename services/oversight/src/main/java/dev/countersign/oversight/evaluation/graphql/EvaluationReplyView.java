package dev.countersign.oversight.evaluation.graphql;

import dev.countersign.domain.fact.EvaluationFact.EvaluationReplied;
import dev.countersign.domain.history.History.Event;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("EvaluationReply")
@Description("What a lab said to an evaluation of its model.")
public record EvaluationReplyView(
    @NonNull @Description("The words.") String reply,
    @NonNull @Description("When the platform recorded them.") Instant repliedAt) {

  static EvaluationReplyView of(Event<EvaluationReplied> event) {
    return new EvaluationReplyView(event.fact().reply(), event.header().recordedAt());
  }
}
