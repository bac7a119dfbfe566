package dev.countersign.oversight.organisation.graphql;

import dev.countersign.domain.id.OwnershipId;
import dev.countersign.oversight.organisation.ApproveOwnership;
import dev.countersign.oversight.organisation.ReadOwnerships;
import dev.countersign.oversight.organisation.RecordOwnership;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
@ValidInputs
public class OwnershipApi implements NodeReader {
  private final RecordOwnership record;
  private final ApproveOwnership approve;
  private final ReadOwnerships reads;
  private final Paging paging;
  private final Cursors cursors;

  OwnershipApi(
      RecordOwnership record,
      ApproveOwnership approve,
      ReadOwnerships reads,
      Paging paging,
      Cursors cursors) {
    this.record = record;
    this.approve = approve;
    this.reads = reads;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return OwnershipId.PREFIX;
  }

  @Override
  public Optional<OwnershipView> read(String id) {
    return reads.one(id).map(OwnershipView::of);
  }

  @Query("ownerships")
  @PermitAll
  @Description("Who owns whom, as registrars recorded it: the graph by which conflicts are judged.")
  public @NonNull OwnershipConnection ownerships(
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    var window = paging.window(first, after, last, before, orderBy);
    return OwnershipConnection.of(reads.page(window).map(OwnershipView::of), cursors, null);
  }

  @Name("totalCount")
  @Description("How many there are in all.")
  public int totalCount(@Source OwnershipConnection connection) {
    return reads.count();
  }

  @Mutation("recordOwnership")
  @RolesAllowed("registrar")
  @Description(
      "Records who owns whom; it counts once a second registrar has approved it. Registrars only.")
  public @NonNull OwnershipPayload recordOwnership(
      @Name("input") @NonNull @Description("What is known.") RecordOwnershipInput input) {
    return payload(record.record(Requests.of("recordOwnership", input), input.toKnown()));
  }

  @Mutation("approveOwnership")
  @RolesAllowed("registrar")
  @Description(
      "Approves an ownership that another registrar recorded. What it disqualifies is suspended at once. Registrars only.")
  public @NonNull OwnershipPayload approveOwnership(
      @Name("input") @NonNull @Description("What to approve.") ApproveOwnershipInput input) {
    return payload(
        approve.approve(
            Requests.of("approveOwnership", input), new OwnershipId(input.ownership())));
  }

  private OwnershipPayload payload(OwnershipId id) {
    return new OwnershipPayload(read(id.value()).orElseThrow(RefusedException::notFound));
  }
}
