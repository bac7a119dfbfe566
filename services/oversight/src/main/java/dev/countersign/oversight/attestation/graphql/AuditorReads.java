package dev.countersign.oversight.attestation.graphql;

import dev.countersign.oversight.attestation.ReadAuditors;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import jakarta.annotation.security.PermitAll;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class AuditorReads {
  private final ReadAuditors reads;
  private final Paging paging;
  private final Cursors cursors;

  AuditorReads(ReadAuditors reads, Paging paging, Cursors cursors) {
    this.reads = reads;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Query("auditors")
  @PermitAll
  @Description("The register of auditors, with what the caller may know of their attestations.")
  public @NonNull AuditorConnection auditors(
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
    return AuditorConnection.of(reads.auditors(window).map(AuditorView::of), cursors, null);
  }

  @Name("totalCount")
  @Description("How many there are in all.")
  public int auditorCount(@Source AuditorConnection connection) {
    return reads.countAuditors();
  }

  @Query("attestationSummaries")
  @PermitAll
  @Description(
      "What everyone may know of attestations about announced models; labs, their regulators and auditors also see the rest of their own.")
  public @NonNull AttestationSummaryConnection attestationSummaries(
      @Name("auditor") @Id @Description("Only those by this auditor.") @Nullable String auditor,
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
    return AttestationSummaryConnection.of(
        reads.summaries(auditor, lab, window).map(AttestationSummaryView::of),
        cursors,
        (auditor == null ? "" : auditor) + " " + (lab == null ? "" : lab));
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int summaryCount(@Source AttestationSummaryConnection connection) {
    var within = String.valueOf(connection.within()).split(" ", -1);
    return reads.countSummaries(
        within[0].isEmpty() ? null : within[0], within[1].isEmpty() ? null : within[1]);
  }
}
