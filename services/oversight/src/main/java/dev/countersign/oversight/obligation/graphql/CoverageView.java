package dev.countersign.oversight.obligation.graphql;

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

  static CoverageView of(Coverage coverage) {
    return new CoverageView(
        coverage.instrument(),
        coverage.requirementKey(),
        coverage.status(),
        coverage.because().stream()
            .map(because -> new BecauseView(because.sentence(), because.relatesTo()))
            .toList());
  }

  @Name("CoverageReason")
  @Description("One reason for a lab’s standing.")
  public record BecauseView(
      @NonNull @Description("What is so.") String sentence,
      @Id
          @Description(
              "The mapping, incident, report or attestation behind it; null if something is"
                  + " missing altogether.")
          @Nullable String relatesTo) {}
}
