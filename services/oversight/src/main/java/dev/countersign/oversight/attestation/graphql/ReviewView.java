package dev.countersign.oversight.attestation.graphql;

import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.Opinion;
import dev.countersign.domain.fact.AttestationFact.Review;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ProceduralReview")
@Description("What an auditor found of a lab's own procedures.")
public record ReviewView(
    @Id @NonNull @Description("The framework document that it was held against.") String document,
    @NonNull @Description("From when on.") Instant periodFrom,
    @NonNull @Description("Up to when, excluded.") Instant periodUntil,
    @NonNull @Description("The standard of review.") String standard,
    @NonNull @Description("The opinion on the whole.") Opinion opinion,
    @NonNull @Description("What was found, commitment by commitment.")
        List<@NonNull CommitmentFindingView> findings) {

  static ReviewView of(Review review) {
    return new ReviewView(
        review.document().value(),
        review.from(),
        review.until(),
        review.standard(),
        review.opinion(),
        review.findings().stream()
            .map(
                f ->
                    new CommitmentFindingView(
                        f.commitmentKey(), f.policyVersionDigest(), f.adherence()))
            .toList());
  }

  @Name("CommitmentFinding")
  @Description("Whether one commitment was kept.")
  public record CommitmentFindingView(
      @NonNull @Description("The commitment.") String commitmentKey,
      @NonNull @Description("SHA-256 of the policy version's content.") String policyVersionDigest,
      @NonNull @Description("What was found.") Adherence adherence) {}
}
