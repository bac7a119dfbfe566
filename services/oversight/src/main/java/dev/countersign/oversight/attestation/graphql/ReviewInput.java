package dev.countersign.oversight.attestation.graphql;

import dev.countersign.domain.attestation.Reviews.Reviewed;
import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.Opinion;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.statement.AuditorPredicates.ComplianceFinding;
import dev.countersign.domain.statement.AuditorPredicates.Covered;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ReviewInput")
@Description("What a review found of a lab's own procedures, against one framework document.")
public record ReviewInput(
    @Id @NonNull @Description("The lab.") String lab,
    @NonNull @Description("From when on.") Instant periodFrom,
    @NonNull @Description("Up to when, excluded; it has passed.") Instant periodUntil,
    @NonNull @NotBlank @Size(max = 200) @Description("The standard of review.") String standard,
    @NonNull @Size(max = 500) @Description("What was found, commitment by commitment.")
        List<@NonNull @Valid CommitmentFindingInput> findings,
    @NonNull @Size(max = 200) @Description("What was done otherwise than committed; may be empty.")
        List<@NonNull @Size(max = 10_000) String> deviations,
    @NonNull @Size(max = 10_000) @Description("What was found of the lab's own controls.")
        String internalControls,
    @NonNull
        @Description(
            "The opinion on the whole; it may be graver than the findings, and not gentler.")
        Opinion opinion,
    @Id @NonNull @Description("The auditor's report, sealed as evidence of its own.")
        String report) {

  @Input("CommitmentFindingInput")
  @Description("Whether one commitment was kept.")
  public record CommitmentFindingInput(
      @NonNull @Description("The commitment.") String commitmentKey,
      @NonNull
          @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 lower-case hex digits")
          @Description("SHA-256 of the content of the policy version that holds it.")
          String policyVersionDigest,
      @NonNull @Description("What was found.") Adherence adherence,
      @NonNull @Size(max = 10_000) @Description("In words.") String detail) {}

  Reviewed reviewed() {
    return new Reviewed(
        new Covered(periodFrom, periodUntil),
        standard,
        findings.stream()
            .map(
                f ->
                    new ComplianceFinding(
                        f.commitmentKey(), f.policyVersionDigest(), f.adherence(), f.detail()))
            .toList(),
        deviations,
        internalControls,
        opinion,
        new EvidenceId(report));
  }
}
