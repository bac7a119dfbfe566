package dev.countersign.oversight.evidence.graphql;

import dev.countersign.oversight.evidence.ReadContents;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
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

/** Who read what, and who asks to. */
@GraphQLApi
public class EvidenceAccessReads {
  private final ReadContents contents;
  private final Paging paging;
  private final Cursors cursors;

  EvidenceAccessReads(ReadContents contents, Paging paging, Cursors cursors) {
    this.contents = contents;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Query("evidenceAccesses")
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description("Who was let in to the vault: of a lab's own things, and the caller's own reads.")
  public @NonNull EvidenceAccessConnection evidenceAccesses(
      @Name("lab") @Id @Description("Only those about this lab.") @Nullable String lab,
      @Name("evidence") @Id @Description("Only those to this evidence.") @Nullable String evidence,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    var window = paging.window(first, after, last, before, orderBy);
    var page = contents.accesses(lab, evidence, window);
    return EvidenceAccessConnection.of(page.map(EvidenceAccessView::of), cursors, lab, evidence);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int accesses(@Source EvidenceAccessConnection connection) {
    return contents.countAccesses(connection.lab(), connection.evidence());
  }

  @Query("hazardReads")
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description("Who asks to read hazardous evidence, and who approved.")
  public @NonNull HazardReadConnection hazardReads(
      @Name("lab") @Id @Description("Only those about this lab.") @Nullable String lab,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    var window = paging.window(first, after, last, before, orderBy);
    var page = contents.hazardRequests(lab, window);
    var approvals =
        contents.approvals(page.rows().stream().map(row -> row.value().fact().request()).toList());
    Page<HazardReadView> views =
        page.map(asked -> HazardReadView.of(asked, approvals.get(asked.fact().request())));
    return HazardReadConnection.of(views, cursors, lab);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int hazardReads(@Source HazardReadConnection connection) {
    return contents.countHazardRequests(connection.lab());
  }
}
