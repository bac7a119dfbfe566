package dev.countersign.oversight.evaluation.graphql;

import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.evaluation.EvaluationStatus;
import dev.countersign.oversight.evaluation.ReadEvaluations.Evaluated;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Evaluation")
@Description("An evaluation of a model version. A registered one cannot vanish.")
public record EvaluationView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab whose model it is.") String lab,
    @Id @NonNull @Description("The model version.") String modelVersion,
    @Id @NonNull @Description("Who evaluates.") String evaluator,
    @NonNull
        @Description(
            "Where it stands. What is completed is accepted or rejected by the rules, never by hand.")
        EvaluationStatus status,
    @Description("Why it supports nothing, though a crossing it found stays; null unless rejected.")
        @Nullable EvaluationRejectionView rejection,
    @NonNull @Description("What the protocol is called.") String protocolTitle,
    @NonNull @Description("SHA-256 of the protocol.") String protocolDigest,
    @NonNull @Description("The thresholds that it evaluates.") List<@NonNull String> thresholdKeys,
    @NonNull
        @Description(
            "How many samples the protocol plans, as registered before anything ran; empty if it"
                + " does not say.")
        List<@NonNull PlannedSamplesView> plannedSamples,
    @Description("When it was completed; null while it is not.") @Nullable Instant completedAt,
    @NonNull @Description("What was found, one a threshold; empty while it is not completed.")
        List<@NonNull FindingView> findings,
    @Id @NonNull @Description("The evidence that it rests on, for whoever may see that.")
        List<@NonNull String> evidence)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: evl_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static EvaluationView of(Evaluated evaluated) {
    var header = evaluated.registered().header();
    var fact = evaluated.registered().fact();
    var completed = evaluated.completed();
    return new EvaluationView(
        fact.evaluation().value(),
        Objects.requireNonNull(header.lab()).value(),
        fact.modelVersion().value(),
        fact.evaluator().value(),
        evaluated.status(),
        evaluated.rejection() == null ? null : EvaluationRejectionView.of(evaluated.rejection()),
        fact.protocolTitle(),
        fact.protocolDigest(),
        fact.thresholdKeys(),
        fact.planned().stream().map(PlannedSamplesView::of).toList(),
        completed == null ? null : completed.completedAt(),
        completed == null ? List.of() : completed.findings().stream().map(FindingView::of).toList(),
        completed == null
            ? List.of()
            : completed.evidence().stream().map(EvidenceId::value).toList());
  }
}
