package dev.countersign.oversight.obligation.graphql;

import dev.countersign.domain.compliance.Because;
import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.Coverage;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("RequirementCoverage")
@Description("How a lab stands to one requirement, and why.")
public record CoverageView(
    @NonNull @Description("The key of the instrument.") String instrument,
    @NonNull @Description("The key of the requirement.") String requirementKey,
    @NonNull @Description("How the lab stands to it; its own word makes it CLAIMED at most.")
        ComplianceStatus status,
    @NonNull @Description("At least one reason, the deciding one first.")
        List<@NonNull BecauseView> because) {

  public static CoverageView of(Coverage coverage) {
    return new CoverageView(
        coverage.instrument(),
        coverage.requirementKey(),
        coverage.status(),
        BecauseView.of(coverage.because()));
  }

  @Name("CoverageReason")
  @Description("One reason for a lab’s standing.")
  public record BecauseView(
      @NonNull @Description("What is so.") String sentence,
      @Id @Description("What on record is behind it; null if something is missing altogether.")
          @Nullable String relatesTo,
      @NonNull @Description("What it rests on in its turn, down to evidence and attestations.")
          List<@NonNull BecauseView> because) {

    public static List<BecauseView> of(List<Because> all) {
      return all.stream()
          .map(one -> new BecauseView(one.sentence(), one.relatesTo(), of(one.below())))
          .toList();
    }
  }
}
