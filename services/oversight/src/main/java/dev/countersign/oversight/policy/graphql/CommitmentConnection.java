package dev.countersign.oversight.policy.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import dev.countersign.oversight.policy.Commitments.Asked;
import dev.countersign.oversight.policy.Commitments.InForce;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("CommitmentConnection")
@Description("A page of commitments in force.")
public record CommitmentConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull CommitmentEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull CommitmentInForceView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore Asked within) {

  static CommitmentConnection of(Page<CommitmentInForceView> page, Cursors cursors, Asked within) {
    return new CommitmentConnection(
        page.rows().stream()
            .map(row -> new CommitmentEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("CommitmentEdge")
  @Description("A commitment in a list.")
  public record CommitmentEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A commitment and the version that makes it.")
          CommitmentInForceView node) {}

  @Name("CommitmentInForce")
  @Description("A commitment and the version in force that makes it.")
  public record CommitmentInForceView(
      @Id @NonNull @Description("The lab that commits itself.") String lab,
      @Id @NonNull @Description("The framework document.") String document,
      @Id @NonNull @Description("The policy version in force.") String policyVersion,
      @NonNull @Description("What it says, with what force.") CommitmentView commitment) {

    static CommitmentInForceView of(InForce found) {
      return new CommitmentInForceView(
          found.lab(),
          found.document(),
          found.policyVersion(),
          CommitmentView.of(found.commitment()));
    }
  }
}
