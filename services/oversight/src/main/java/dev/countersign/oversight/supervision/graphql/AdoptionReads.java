package dev.countersign.oversight.supervision.graphql;

import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.oversight.obligation.graphql.CoverageView.BecauseView;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.requirement.graphql.AdoptedRequirementView;
import dev.countersign.oversight.supervision.ReadAdoption;
import dev.countersign.oversight.supervision.ReadAdoption.AdoptionBasis;
import dev.countersign.oversight.supervision.ReadAdoption.Answer;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Who already meets what was adopted. */
@GraphQLApi
public class AdoptionReads {
  private final ReadAdoption adoption;
  private final CurrentViewer viewer;

  AdoptionReads(ReadAdoption adoption, CurrentViewer viewer) {
    this.adoption = adoption;
    this.viewer = viewer;
  }

  /** How a lab stands to it. */
  @Name("AdoptionStanding")
  @Description("How one lab stands to an adopted requirement.")
  public record AdoptionStandingView(
      @Id @NonNull @Description("The lab.") String lab,
      @Description("The lab's commitment that answers it; null if none does.")
          @Nullable String commitmentKey,
      @NonNull @Description("By what that was found to answer it.") AdoptionBasis basis,
      @NonNull @Description("How the lab stands to that commitment, over all its models.")
          ComplianceStatus status,
      @NonNull @Description("At least one reason, the deciding one first.")
          List<@NonNull BecauseView> because) {

    static AdoptionStandingView of(Answer answer) {
      return new AdoptionStandingView(
          answer.lab(),
          answer.commitmentKey(),
          answer.basis(),
          answer.standing().status(),
          BecauseView.of(answer.standing().because()));
    }
  }

  @Name("standings")
  @Description(
      "How labs stand to it: a lab's own, and for a regulator those of its jurisdictions; of nobody"
          + " else's for anyone.")
  public @NonNull List<@NonNull AdoptionStandingView> standings(
      @Source AdoptedRequirementView requirement) {
    var kind = viewer.get().kind();
    return kind == Viewer.Kind.LAB || kind == Viewer.Kind.REGULATOR
        ? adoption.answers(requirement.adopted()).stream().map(AdoptionStandingView::of).toList()
        : List.of();
  }
}
