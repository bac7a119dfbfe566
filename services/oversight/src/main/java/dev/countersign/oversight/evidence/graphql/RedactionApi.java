package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.evidence.ReadEvidenceClaims;
import dev.countersign.oversight.evidence.ReadRedactions;
import dev.countersign.oversight.evidence.ReviewRedaction;
import dev.countersign.oversight.evidence.graphql.RedactionView.ReviewView;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/**
 * What is withheld from whom: by whom, on what basis, for how long it is kept, and rightly or not.
 */
@GraphQLApi
@ValidInputs
public class RedactionApi {
  private final ReviewRedaction review;
  private final ReadRedactions redactions;
  private final ReadEvidenceClaims claims;
  private final Paging paging;
  private final Cursors cursors;

  RedactionApi(
      ReviewRedaction review,
      ReadRedactions redactions,
      ReadEvidenceClaims claims,
      Paging paging,
      Cursors cursors) {
    this.review = review;
    this.redactions = redactions;
    this.claims = claims;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Query("redactions")
  @PermitAll
  @Description(
      "What redacted variants withhold, as far as the caller may see the variants; of PUBLIC ones,"
          + " anyone.")
  public @NonNull RedactionConnection redactions(
      @Name("lab") @Id @Description("Only those of this lab.") @Nullable String lab,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    var window = paging.window(first, after, last, before, orderBy);
    return RedactionConnection.of(
        redactions.page(lab, window).map(RedactionView::of), cursors, lab);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source RedactionConnection connection) {
    return redactions.count(connection.within());
  }

  @Name("originalRetainedUntil")
  @Description(
      "Until when the original is kept at least; null if nobody said, or for whom the original is"
          + " not to be seen.")
  public List<@Nullable Instant> originalRetainedUntil(@Source List<RedactionView> rows) {
    var kept = claims.retentions(rows.stream().map(RedactionView::original).distinct().toList());
    return rows.stream().map(row -> kept.get(row.original())).toList();
  }

  @Name("reviews")
  @Description("What reviewers who read the original say of it, oldest first.")
  public @NonNull List<@NonNull List<@NonNull ReviewView>> reviews(
      @Source List<RedactionView> rows) {
    var said = redactions.opinions(rows.stream().map(RedactionView::evidence).toList());
    return rows.stream()
        .map(
            row ->
                said.getOrDefault(row.evidence(), List.of()).stream().map(ReviewView::of).toList())
        .toList();
  }

  @Mutation("reviewRedaction")
  @RolesAllowed({"lead", "supervisor"})
  @Description(
      "Says whether a variant's redactions are right; whoever sees the variant sees it. Leads and"
          + " supervisors who read the original.")
  public @NonNull RedactionPayload reviewRedaction(
      @Name("input") @NonNull @Description("The opinion.") ReviewRedactionInput input) {
    var variant =
        review.review(
            Requests.of("reviewRedaction", input),
            new EvidenceId(input.evidence()),
            input.opinion(),
            input.comment());
    return new RedactionPayload(
        redactions
            .one(variant.value())
            .map(RedactionView::of)
            .orElseThrow(RefusedException::notFound));
  }
}
