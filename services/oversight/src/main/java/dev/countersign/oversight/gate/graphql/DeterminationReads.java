package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.id.DeterminationId;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.gate.DeterminationRows.Wanted;
import dev.countersign.oversight.gate.ReadDeterminations;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import jakarta.annotation.security.RolesAllowed;
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
public class DeterminationReads implements NodeReader {
  private final ReadDeterminations reads;
  private final Paging paging;
  private final Cursors cursors;

  DeterminationReads(ReadDeterminations reads, Paging paging, Cursors cursors) {
    this.reads = reads;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return DeterminationId.PREFIX;
  }

  @Override
  public Optional<DeterminationView> read(String id) {
    return reads.one(id).map(DeterminationView::of);
  }

  @Query("determinations")
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description("What holds for model versions and thresholds, as far as the caller may see it.")
  public @NonNull DeterminationConnection determinations(
      @Name("lab") @Id @Description("Only those of this lab.") @Nullable String lab,
      @Name("modelVersion") @Id @Description("Only those of this model version.")
          @Nullable String modelVersion,
      @Name("thresholdKey") @Description("Only those of this threshold.")
          @Nullable String thresholdKey,
      @Name("domain") @Description("Only those of this domain.") @Nullable RiskDomain domain,
      @Name("latched") @Description("Only those that are latched, or only those that are not.")
          @Nullable Boolean latched,
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
    var wanted = new Wanted(lab, modelVersion, thresholdKey, domain, latched);
    var window = paging.window(first, after, last, before, orderBy);
    return DeterminationConnection.of(
        reads.page(wanted, window).map(DeterminationView::of), cursors, wanted);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source DeterminationConnection connection) {
    return reads.count(Objects.requireNonNull(connection.within()));
  }
}
