package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.evidence.ReadEvidence;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import jakarta.annotation.security.PermitAll;
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
public class EvidenceReads implements NodeReader {
  private final ReadEvidence reads;
  private final Paging paging;
  private final Cursors cursors;

  EvidenceReads(ReadEvidence reads, Paging paging, Cursors cursors) {
    this.reads = reads;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return EvidenceId.PREFIX;
  }

  @Override
  public Optional<EvidenceView> read(String id) {
    return reads.one(id).map(EvidenceReads::view);
  }

  @Query("evidence")
  @PermitAll
  @Description("The evidence that the caller may see; what is PUBLIC, everyone.")
  public @NonNull EvidenceConnection evidence(
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
    return EvidenceConnection.of(reads.page(lab, window).map(EvidenceReads::view), cursors, lab);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source EvidenceConnection connection) {
    return reads.count(connection.within());
  }

  private static EvidenceView view(Event<EvidenceSealed> event) {
    return EvidenceView.of(event);
  }
}
