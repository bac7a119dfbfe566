package dev.countersign.oversight.supervision.graphql;

import dev.countersign.domain.compliance.CommitmentMatrix.Made;
import dev.countersign.domain.compliance.CommitmentMatrix.OnModel;
import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.Standing;
import dev.countersign.oversight.policy.graphql.CommitmentForce;
import dev.countersign.oversight.policy.graphql.CommitmentKind;
import dev.countersign.oversight.supervision.LabMatrix;
import dev.countersign.oversight.supervision.ReadMatrix.Matrix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ComplianceMatrix")
@Description("How labs stand to their own commitments, on each of their models, side by side.")
public record ComplianceMatrixView(
    @Ignore Matrix matrix,
    @Ignore ComplianceMatrixFilterInput filter,
    @NonNull @Description("Another one exactly if anything that the whole matrix shows is another.")
        String version,
    @NonNull @Description("The instant at which what time alone decides was judged.")
        Instant validAt) {

  static ComplianceMatrixView of(Matrix matrix, ComplianceMatrixFilterInput filter) {
    return new ComplianceMatrixView(matrix, filter, matrix.version(), matrix.validAt());
  }

  /** A lab's part of the matrix. */
  @Name("ComplianceMatrixLab")
  @Description("How one lab stands to its own commitments.")
  public record LabView(
      @Ignore LabMatrix kept,
      @Ignore ComplianceMatrixFilterInput filter,
      @Id @NonNull @Description("The lab.") String lab,
      @NonNull @Description("Another one exactly if anything that its part shows is another.")
          String version) {

    static LabView of(LabMatrix kept, ComplianceMatrixFilterInput filter) {
      return new LabView(kept, filter, kept.matrix().lab().value(), kept.version());
    }

    List<CommitmentStandingView> commitmentViews() {
      var views = new ArrayList<CommitmentStandingView>();
      var matrix = kept.matrix();
      for (int i = 0; i < matrix.made().size(); i++) {
        var standing = matrix.ofLab().get(i);
        if (filter.takes(matrix.made().get(i)) && filter.takes(standing)) {
          views.add(CommitmentStandingView.of(matrix.made().get(i), standing));
        }
      }
      return views;
    }

    List<ModelView> modelViews() {
      return kept.matrix().models().stream()
          .filter(filter::takes)
          .map(
              model -> {
                var cells = new ArrayList<CellView>();
                for (int i = 0; i < model.standings().size(); i++) {
                  var made = kept.matrix().made().get(i);
                  var standing = model.standings().get(i);
                  if (filter.takes(made) && filter.takes(standing)) {
                    cells.add(CellView.of(made, model, standing));
                  }
                }
                return new ModelView(
                    model.model().value(), model.version().value(), model.label(), cells);
              })
          .toList();
    }
  }

  /** A commitment of one lab, over all its models. */
  @Name("CommitmentStanding")
  @Description("How a lab stands to one of its commitments, over all its models.")
  public record CommitmentStandingView(
      @Ignore Standing standing,
      @Id @NonNull @Description("The policy version that makes it.") String policyVersion,
      @NonNull @Description("The commitment's key.") String commitmentKey,
      @NonNull @Description("What it is about.") CommitmentKind kind,
      @NonNull @Description("How much it binds.") CommitmentForce force,
      @NonNull @Description("The worst of its models governs.") ComplianceStatus status) {

    static CommitmentStandingView of(Made made, Standing standing) {
      var commitment = made.commitment();
      return new CommitmentStandingView(
          standing,
          made.policyVersion().value(),
          commitment.key(),
          CommitmentKind.valueOf(commitment.kind().name()),
          CommitmentForce.valueOf(commitment.force().name()),
          standing.status());
    }
  }

  /** One model of a lab. */
  @Name("ComplianceMatrixModel")
  @Description(
      "One model, judged by every version of it from which no other of it comes: the worst governs.")
  public record ModelView(
      @Id @NonNull @Description("The model.") String model,
      @Id @NonNull @Description("Of these versions, the one that was registered last.")
          String modelVersion,
      @NonNull @Description("What the lab calls the version.") String label,
      @NonNull @Description("One for every commitment that is wanted, in the policies' order.")
          List<@NonNull CellView> cells) {}

  /** One commitment on one model. */
  @Name("ComplianceMatrixCell")
  @Description("How one model stands to one commitment.")
  public record CellView(
      @Ignore Standing standing,
      @Ignore String modelVersion,
      @NonNull @Description("The commitment's key.") String commitmentKey,
      @NonNull @Description("How it stands.") ComplianceStatus status) {

    static CellView of(Made made, OnModel model, Standing standing) {
      return new CellView(
          standing, model.version().value(), made.commitment().key(), standing.status());
    }
  }

  /** The compact form. */
  @Name("CompactMatrixLab")
  @Description("One lab's part of the matrix in as few words as it can be told in.")
  public record CompactLabView(
      @Id @NonNull @Description("The lab.") String lab,
      @NonNull @Description("Another one exactly if anything that its part shows is another.")
          String version,
      @NonNull @Description("The models, in the order of the lines of cells.")
          List<@NonNull String> models,
      @NonNull @Description("The keys of its commitments, in the order of the letters of a line.")
          List<@NonNull String> commitments,
      @NonNull
          @Description(
              "One line a model, one letter a commitment: B breached, O overdue, X contested, A"
                  + " absent, D due soon, C claimed, M met, N not applicable.")
          String cells) {

    static CompactLabView of(LabMatrix kept) {
      var matrix = kept.matrix();
      return new CompactLabView(
          matrix.lab().value(),
          kept.version(),
          matrix.models().stream().map(model -> model.model().value()).toList(),
          matrix.made().stream().map(made -> made.commitment().key()).toList(),
          kept.cells());
    }
  }

  /** How many cells stand so. */
  @Name("ComplianceCount")
  @Description("How many cells stand so.")
  public record CountView(
      @NonNull @Description("How they stand.") ComplianceStatus status,
      @Description("How many.") int cells) {

    static List<CountView> of(Map<ComplianceStatus, Integer> counts) {
      return Arrays.stream(ComplianceStatus.values())
          .map(status -> new CountView(status, counts.getOrDefault(status, 0)))
          .toList();
    }
  }

  List<CountView> counted() {
    var counts = new EnumMap<ComplianceStatus, Integer>(ComplianceStatus.class);
    for (var lab : matrix.labs()) {
      for (var model : lab.matrix().models()) {
        if (!filter.takes(model)) {
          continue;
        }
        for (int i = 0; i < model.standings().size(); i++) {
          var standing = model.standings().get(i);
          if (filter.takes(lab.matrix().made().get(i)) && filter.takes(standing)) {
            counts.merge(standing.status(), 1, Integer::sum);
          }
        }
      }
    }
    return CountView.of(counts);
  }
}
