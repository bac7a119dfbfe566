package dev.countersign.oversight.engagement.graphql;

import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.engagement.CheckIndependence;
import dev.countersign.oversight.engagement.ReadEngagements;
import dev.countersign.oversight.engagement.ReadEngagements.Engaged;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
@ValidInputs
public class EngagementReads implements NodeReader {
  private final ReadEngagements reads;
  private final CheckIndependence check;
  private final Paging paging;
  private final Cursors cursors;

  EngagementReads(ReadEngagements reads, CheckIndependence check, Paging paging, Cursors cursors) {
    this.reads = reads;
    this.check = check;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return EngagementId.PREFIX;
  }

  @Override
  public Optional<EngagementView> read(String id) {
    return reads.one(id).map(EngagementReads::view);
  }

  @Query("engagements")
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description("The engagements that the caller is a party to, or supervises.")
  public @NonNull EngagementConnection engagements(
      @Name("lab") @Id @Description("Only those about this lab.") @Nullable String lab,
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
    return EngagementConnection.of(
        reads.page(lab, window).map(EngagementReads::view), cursors, lab);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source EngagementConnection connection) {
    return reads.count(connection.within());
  }

  @Name("declarations")
  @Description("What the auditor said of its independence under it, oldest first.")
  public @NonNull List<@NonNull List<@NonNull IndependenceDeclarationView>> declarations(
      @Source List<EngagementView> views) {
    var said = reads.said();
    return views.stream()
        .map(
            view ->
                said.stream()
                    .filter(s -> s.engagement().value().equals(view.getId()))
                    .map(IndependenceDeclarationView::of)
                    .toList())
        .toList();
  }

  @Query("checkIndependence")
  @RolesAllowed({"evaluator", "lead"})
  @Description(
      "Whether the caller's organisation could attest for a lab today: by the graph of ownerships, by what is on offer to it, and by these relationships. For before accepting.")
  public @NonNull IndependenceCheckView checkIndependence(
      @Name("lab") @Id @NonNull @Description("The lab's id.") String lab,
      @Name("relationships")
          @Description("Relationships to judge beside what is on record; none, if absent.")
          @Nullable List<RelationshipInput> relationships) {
    return IndependenceCheckView.of(
        check.check(
            new OrganisationId(lab),
            relationships == null
                ? List.of()
                : relationships.stream()
                    .filter(Objects::nonNull)
                    .map(RelationshipInput::toFact)
                    .toList()));
  }

  static EngagementView view(Engaged engaged) {
    return EngagementView.of(engaged.offered(), engaged.status());
  }
}
