package dev.countersign.oversight.policy.graphql;

import dev.countersign.domain.id.DocumentId;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.Nested;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.policy.ReadPolicies;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class FrameworkDocumentReads implements NodeReader {
  private final ReadPolicies policies;
  private final Paging paging;
  private final Cursors cursors;

  FrameworkDocumentReads(ReadPolicies policies, Paging paging, Cursors cursors) {
    this.policies = policies;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return DocumentId.PREFIX;
  }

  @Override
  public Optional<FrameworkDocumentView> read(String id) {
    return policies.document(id).map(FrameworkDocumentView::of);
  }

  @Query("frameworkDocuments")
  @PermitAll
  @Description("The framework documents of all labs, or of one.")
  public @NonNull FrameworkDocumentConnection frameworkDocuments(
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
    return FrameworkDocumentConnection.of(
        policies.documents(lab, window).map(FrameworkDocumentView::of), cursors, lab);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source FrameworkDocumentConnection connection) {
    return policies.countDocuments(connection.within());
  }

  @Name("versions")
  @Description("Its versions, as far as the caller may see them.")
  public @NonNull CompletionStage<PolicyVersionConnection> versions(
      @Source FrameworkDocumentView document,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    var window = paging.window(first, after, last, before, orderBy);
    return Nested.of(
            "FrameworkDocument.versions",
            window,
            document.id(),
            ids -> policies.versions(ids, window))
        .thenApply(
            page ->
                PolicyVersionConnection.of(
                    page.map(PolicyVersionView::of), cursors, document.id()));
  }
}
