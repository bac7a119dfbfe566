package dev.countersign.oversight.evaluation.graphql;

import dev.countersign.domain.id.EvaluationId;
import dev.countersign.oversight.evaluation.AbandonEvaluation;
import dev.countersign.oversight.evaluation.InvalidateEvaluation;
import dev.countersign.oversight.evaluation.ReadEvaluations;
import dev.countersign.oversight.evaluation.ReassessCrossing;
import dev.countersign.oversight.evaluation.ReplyToEvaluation;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What becomes of an evaluation beside its completion. */
@GraphQLApi
@ValidInputs
public class EvaluationStandingApi {
  private final AbandonEvaluation abandon;
  private final InvalidateEvaluation invalidate;
  private final ReplyToEvaluation reply;
  private final ReassessCrossing reassess;
  private final ReadEvaluations reads;

  EvaluationStandingApi(
      AbandonEvaluation abandon,
      InvalidateEvaluation invalidate,
      ReplyToEvaluation reply,
      ReassessCrossing reassess,
      ReadEvaluations reads) {
    this.abandon = abandon;
    this.invalidate = invalidate;
    this.reply = reply;
    this.reassess = reassess;
    this.reads = reads;
  }

  @Name("replies")
  @Description("What the lab has said to it, oldest first.")
  public @NonNull List<@NonNull List<@NonNull EvaluationReplyView>> replies(
      @Source List<EvaluationView> evaluations) {
    var all = reads.replies(evaluations.stream().map(EvaluationView::id).toList());
    return evaluations.stream()
        .map(
            evaluation ->
                all.stream()
                    .filter(event -> event.fact().evaluation().value().equals(evaluation.id()))
                    .map(EvaluationReplyView::of)
                    .toList())
        .toList();
  }

  @Mutation("abandonEvaluation")
  @RolesAllowed({"submitter", "officer", "evaluator", "lead"})
  @Description(
      "Gives up an evaluation before it is completed, with a reason; it stays on record. Its evaluator.")
  public @NonNull EvaluationPayload abandonEvaluation(
      @Name("input") @NonNull @Description("The evaluation.") AbandonEvaluationInput input) {
    return payload(
        abandon.abandon(
            Requests.of("abandonEvaluation", input),
            new EvaluationId(input.evaluation()),
            input.reason()));
  }

  @Mutation("invalidateEvaluation")
  @RolesAllowed({"officer", "lead"})
  @Description(
      "Takes a completed evaluation back, with a reason: it supports nothing more, and a crossing that it found stays. Its evaluator.")
  public @NonNull EvaluationPayload invalidateEvaluation(
      @Name("input") @NonNull @Description("The evaluation.") InvalidateEvaluationInput input) {
    return payload(
        invalidate.invalidate(
            Requests.of("invalidateEvaluation", input),
            new EvaluationId(input.evaluation()),
            input.reason()));
  }

  @Mutation("replyToEvaluation")
  @RolesAllowed("officer")
  @Description(
      "Replies to what was found about a model of the lab. It changes nothing about it. Officers.")
  public @NonNull EvaluationPayload replyToEvaluation(
      @Name("input") @NonNull @Description("The reply.") ReplyToEvaluationInput input) {
    return payload(
        reply.reply(
            Requests.of("replyToEvaluation", input),
            new EvaluationId(input.evaluation()),
            input.reply()));
  }

  @Mutation("reassessCrossing")
  @RolesAllowed("officer")
  @Description(
      "Says that a later evaluation shows a crossing not to be one. It counts if that evaluation tried at least as hard and an independent auditor vouches for it. Officers.")
  public @NonNull EvaluationPayload reassessCrossing(
      @Name("input") @NonNull @Description("The crossing.") ReassessCrossingInput input) {
    return payload(
        reassess.reassess(
            Requests.of("reassessCrossing", input),
            new EvaluationId(input.evaluation()),
            input.thresholdKey(),
            new EvaluationId(input.reassessment()),
            input.reason()));
  }

  private EvaluationPayload payload(EvaluationId id) {
    return new EvaluationPayload(
        reads.one(id.value()).map(EvaluationView::of).orElseThrow(RefusedException::notFound));
  }
}
