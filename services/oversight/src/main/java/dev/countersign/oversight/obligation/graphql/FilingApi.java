package dev.countersign.oversight.obligation.graphql;

import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.FilingId;
import dev.countersign.oversight.obligation.ConfirmFiling;
import dev.countersign.oversight.obligation.FilingRecords.Filter;
import dev.countersign.oversight.obligation.ReadFilings;
import dev.countersign.oversight.obligation.SubmitFiling;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
@ValidInputs
public class FilingApi implements NodeReader {
  private final SubmitFiling submit;
  private final ConfirmFiling confirm;
  private final ReadFilings filings;
  private final Paging paging;
  private final Cursors cursors;

  FilingApi(
      SubmitFiling submit,
      ConfirmFiling confirm,
      ReadFilings filings,
      Paging paging,
      Cursors cursors) {
    this.submit = submit;
    this.confirm = confirm;
    this.filings = filings;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return FilingId.PREFIX;
  }

  @Override
  public Optional<FilingView> read(String id) {
    return filings.one(id).map(FilingView::of);
  }

  @Query("filings")
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description("What labs handed in beside the reports of incidents, as far as the caller may see.")
  public @NonNull FilingConnection filings(
      @Name("lab") @Id @Description("Only those of this lab.") @Nullable String lab,
      @Name("instrument") @Description("Only those under this instrument, by its key.")
          @Nullable String instrument,
      @Name("requirementKey") @Description("Only those for this requirement.")
          @Nullable String requirementKey,
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
    var filter = new Filter(lab, instrument, requirementKey);
    var window = paging.window(first, after, last, before, orderBy);
    return FilingConnection.of(filings.page(filter, window).map(FilingView::of), cursors, filter);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source FilingConnection connection) {
    return filings.count(connection.filter());
  }

  @Name("receivedAt")
  @Description("When it came in, in its recipient’s words; null while there is no receipt.")
  public List<Instant> receivedAt(@Source List<FilingView> rows) {
    var received = filings.received(rows.stream().map(FilingView::id).toList());
    return rows.stream().map(row -> received.get(row.id())).toList();
  }

  @Mutation("submitFiling")
  @RolesAllowed("officer")
  @Description(
      "Hands in what a requirement asks for, or records that it was done elsewhere. Officers.")
  public @NonNull FilingPayload submitFiling(
      @Name("input") @NonNull @Description("What is handed in.") SubmitFilingInput input) {
    return payload(
        submit.submit(
            Requests.of("submitFiling", input),
            new SubmitFiling.Handed(
                input.instrument(),
                input.requirementKey(),
                input.subject(),
                input.summary(),
                input.document() == null ? null : new EvidenceId(input.document()),
                input.submittedAt())));
  }

  @Mutation("confirmFiling")
  @RolesAllowed("supervisor")
  @Description("Gives a receipt for a filing. Supervisors of its regime.")
  public @NonNull FilingPayload confirmFiling(
      @Name("input") @NonNull @Description("The receipt.") ConfirmFilingInput input) {
    return payload(
        confirm.confirm(
            Requests.of("confirmFiling", input), new FilingId(input.filing()), input.receivedAt()));
  }

  private FilingPayload payload(FilingId id) {
    return new FilingPayload(read(id.value()).orElseThrow(RefusedException::notFound));
  }
}
