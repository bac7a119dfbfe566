package dev.countersign.oversight.evaluation.graphql;

import dev.countersign.domain.evaluation.Result;
import dev.countersign.domain.fact.EvaluationFact.Elicitation;
import dev.countersign.domain.fact.EvaluationFact.Finding;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.evaluation.CompleteEvaluation;
import dev.countersign.oversight.evaluation.ReadEvaluations;
import dev.countersign.oversight.evaluation.RegisterEvaluation;
import dev.countersign.oversight.evaluation.StartEvaluation;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.Decimals;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@GraphQLApi
@ValidInputs
public class EvaluationApi {
  private final RegisterEvaluation register;
  private final StartEvaluation start;
  private final CompleteEvaluation complete;
  private final ReadEvaluations reads;

  EvaluationApi(
      RegisterEvaluation register,
      StartEvaluation start,
      CompleteEvaluation complete,
      ReadEvaluations reads) {
    this.register = register;
    this.start = start;
    this.complete = complete;
    this.reads = reads;
  }

  @Mutation("registerEvaluation")
  @RolesAllowed({"submitter", "officer", "evaluator", "lead"})
  @Description(
      "Freezes a protocol before anything runs; from here on the evaluation cannot vanish. The lab, or an engaged auditor.")
  public @NonNull EvaluationPayload registerEvaluation(
      @Name("input") @NonNull @Description("The protocol.") RegisterEvaluationInput input) {
    return payload(
        register.register(
            Requests.of("registerEvaluation", input),
            new ModelVersionId(input.modelVersion()),
            input.thresholdKeys(),
            input.protocolTitle(),
            input.protocolDigest(),
            input.planned()));
  }

  @Mutation("startEvaluation")
  @RolesAllowed({"submitter", "officer", "evaluator", "lead"})
  @Description("Begins to run a registered evaluation.")
  public @NonNull EvaluationPayload startEvaluation(
      @Name("input") @NonNull @Description("The evaluation.") StartEvaluationInput input) {
    return payload(
        start.start(Requests.of("startEvaluation", input), new EvaluationId(input.evaluation())));
  }

  @Mutation("completeEvaluation")
  @RolesAllowed({"submitter", "officer", "evaluator", "lead"})
  @Description("States what an evaluation found. A crossing opens a halt in the same transaction.")
  public @NonNull EvaluationPayload completeEvaluation(
      @Name("input") @NonNull @Description("What it found.") CompleteEvaluationInput input) {
    var e = input.elicitation();
    return payload(
        complete.complete(
            Requests.of("completeEvaluation", input),
            new CompleteEvaluation.Report(
                new EvaluationId(input.evaluation()),
                input.completedAt(),
                IntStream.range(0, input.findings().size())
                    .mapToObj(i -> finding(input.findings().get(i), "findings[%d]".formatted(i)))
                    .toList(),
                new Elicitation(
                    e.techniques(),
                    e.scaffoldDigest(),
                    e.fineTuned(),
                    e.mitigationsOff(),
                    Decimals.parse("elicitation.computeBudget", e.computeBudget()),
                    e.access()),
                input.evidence().stream().map(EvidenceId::new).toList(),
                input.limitations())));
  }

  private static Finding finding(FindingInput input, String path) {
    return new Finding(
        input.thresholdKey(),
        input.conclusion(),
        IntStream.range(0, input.results().size())
            .mapToObj(i -> result(input.results().get(i), "%s.results[%d]".formatted(path, i)))
            .toList());
  }

  private static Result result(ResultInput r, String path) {
    var mean = r.mean();
    var error = r.standardError();
    return new Result(
        r.indicatorKey(),
        r.successes() == null ? null : r.successes().longValue(),
        mean == null ? null : Decimals.parse(path + ".mean", mean),
        error == null ? null : Decimals.parse(path + ".standardError", error),
        r.n(),
        r.planned());
  }

  private EvaluationPayload payload(EvaluationId id) {
    return new EvaluationPayload(
        reads.one(id.value()).map(EvaluationView::of).orElseThrow(RefusedException::notFound));
  }
}
