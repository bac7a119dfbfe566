package dev.countersign.oversight.evidence.graphql;

import dev.countersign.oversight.evidence.ReadAccessEvents;
import dev.countersign.oversight.evidence.ReadAccessEvents.Asked;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class AccessEventReads {
  private final ReadAccessEvents reads;
  private final Paging paging;
  private final Cursors cursors;

  AccessEventReads(ReadAccessEvents reads, Paging paging, Cursors cursors) {
    this.reads = reads;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Query("accessEvents")
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description(
      "Who was let in to read what: a lab sees it of its own things, everyone else its own reads.")
  public @NonNull AccessEventConnection accessEvents(
      @Name("lab") @Id @Description("Only those of this lab's things.") @Nullable String lab,
      @Name("evidence") @Id @Description("Only those of this evidence.") @Nullable String evidence,
      @Name("organisation") @Id @Description("Only those of this organisation's people.")
          @Nullable String organisation,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    var asked = new Asked(lab, evidence, organisation);
    var window = paging.window(first, after, last, before, orderBy);
    return AccessEventConnection.of(
        reads.page(asked, window).map(AccessEventView::of), cursors, asked);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source AccessEventConnection connection) {
    return reads.count(connection.asked());
  }
}
