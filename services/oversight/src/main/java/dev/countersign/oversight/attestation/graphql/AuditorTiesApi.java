package dev.countersign.oversight.attestation.graphql;

import dev.countersign.oversight.attestation.ReadAuditorTies;
import dev.countersign.oversight.attestation.ReadAuditorTies.Findings;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What ties auditors to labs, beside what they attested. */
@GraphQLApi
public class AuditorTiesApi {
  private final ReadAuditorTies ties;

  AuditorTiesApi(ReadAuditorTies ties) {
    this.ties = ties;
  }

  @Name("findings")
  @Description("How often it told a lab what that would rather not hear.")
  public @NonNull List<@NonNull FindingsView> findings(@Source List<AuditorView> auditors) {
    return ties.findings(auditors.stream().map(AuditorView::organisation).toList()).stream()
        .map(FindingsView::of)
        .toList();
  }

  @Name("revenue")
  @Description(
      "What share of its revenue it says comes from which lab, as far as the caller may see; what"
          + " is above a half disqualifies.")
  public @NonNull List<@NonNull List<@NonNull RevenueShareView>> revenue(
      @Source List<AuditorView> auditors) {
    var shares = ties.revenue(auditors.stream().map(AuditorView::organisation).toList()).iterator();
    return auditors.stream()
        .map(
            auditor ->
                shares.next().entrySet().stream()
                    .map(
                        share ->
                            new RevenueShareView(
                                auditor.organisation(),
                                share.getKey(),
                                share.getValue().toPlainString()))
                    .toList())
        .toList();
  }

  @Name("AuditorFindings")
  @Description("What an auditor found, of the attestations that the caller sees whole.")
  public record FindingsView(
      @NonNull @Description("How many the caller sees whole.") int seen,
      @NonNull
          @Description(
              "How many of them find a crossing, a safeguard that is not effective, or a promise"
                  + " not kept.")
          int alarming) {

    static FindingsView of(Findings findings) {
      return new FindingsView(findings.seen(), findings.alarming());
    }
  }

  @Name("RevenueShare")
  @Description("How much of an auditor's revenue comes from a lab and its affiliates.")
  public record RevenueShareView(
      @Id @NonNull @Description("The auditor, which states it.") String auditor,
      @Id @NonNull @Description("The lab.") String lab,
      @NonNull @Description("Over the trailing year or since it began, from 0 to 1, as a decimal.")
          String share) {}
}
