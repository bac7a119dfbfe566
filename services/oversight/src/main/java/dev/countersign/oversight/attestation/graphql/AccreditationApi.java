package dev.countersign.oversight.attestation.graphql;

import dev.countersign.domain.id.AccreditationId;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.attestation.ApproveAccreditation;
import dev.countersign.oversight.attestation.ReadAccreditations;
import dev.countersign.oversight.attestation.ReadAccreditations.Moment;
import dev.countersign.oversight.attestation.RecordAccreditation;
import dev.countersign.oversight.attestation.WithdrawAccreditation;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
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
public class AccreditationApi implements NodeReader {
  private final RecordAccreditation record;
  private final ApproveAccreditation approve;
  private final WithdrawAccreditation withdraw;
  private final ReadAccreditations reads;
  private final Paging paging;
  private final Cursors cursors;

  AccreditationApi(
      RecordAccreditation record,
      ApproveAccreditation approve,
      WithdrawAccreditation withdraw,
      ReadAccreditations reads,
      Paging paging,
      Cursors cursors) {
    this.record = record;
    this.approve = approve;
    this.withdraw = withdraw;
    this.reads = reads;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return AccreditationId.PREFIX;
  }

  @Override
  public Optional<AccreditationView> read(String id) {
    return reads.one(id).map(AccreditationView::of);
  }

  @Query("accreditations")
  @PermitAll
  @Description("Accreditations of auditors, as registrars recorded them, whatever became of them.")
  public @NonNull AccreditationConnection accreditations(
      @Name("auditor") @Id @Description("Only those of this auditor.") @Nullable String auditor,
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
    return AccreditationConnection.of(
        reads.page(auditor, window).map(AccreditationView::of), cursors, auditor);
  }

  @Name("totalCount")
  @Description("How many there are in all.")
  public int totalCount(@Source AccreditationConnection connection) {
    return reads.count(connection.within());
  }

  @Name("accreditations")
  @Description("Its accreditations that a second registrar approved, whatever became of them.")
  public @NonNull List<@NonNull List<@NonNull AccreditationView>> accreditations(
      @Source List<AuditorView> auditors) {
    return reads.of(auditors.stream().map(AuditorView::organisation).toList()).stream()
        .map(all -> all.stream().map(AccreditationView::of).toList())
        .toList();
  }

  @Name("accreditedFor")
  @Description("The risk domains that it is accredited for at the instant that is looked at.")
  public @NonNull List<@NonNull List<@NonNull RiskDomain>> accreditedNow(
      @Source List<AuditorView> auditors) {
    return reads.domains(
        auditors.stream().map(auditor -> new Moment(auditor.organisation(), null)).toList());
  }

  @Name("accreditedFor")
  @Description("The risk domains that its auditor was accredited for when it arrived.")
  public @NonNull List<@NonNull List<@NonNull RiskDomain>> accreditedThen(
      @Source List<AttestationSummaryView> summaries) {
    return reads.domains(
        summaries.stream().map(s -> new Moment(s.auditor(), s.recordedAt())).toList());
  }

  @Mutation("recordAccreditation")
  @RolesAllowed("registrar")
  @Description(
      "Records an auditor's accreditation; it counts once a second registrar has approved it. Registrars only.")
  public @NonNull AccreditationPayload recordAccreditation(
      @Name("input") @NonNull @Description("What is known.") RecordAccreditationInput input) {
    return payload(record.record(Requests.of("recordAccreditation", input), input.toKnown()));
  }

  @Mutation("approveAccreditation")
  @RolesAllowed("registrar")
  @Description("Approves an accreditation that another registrar recorded. Registrars only.")
  public @NonNull AccreditationPayload approveAccreditation(
      @Name("input") @NonNull @Description("What to approve.") ApproveAccreditationInput input) {
    return payload(
        approve.approve(
            Requests.of("approveAccreditation", input),
            new AccreditationId(input.accreditation())));
  }

  @Mutation("withdrawAccreditation")
  @RolesAllowed("registrar")
  @Description("Withdraws an accreditation; one registrar is enough. Registrars only.")
  public @NonNull AccreditationPayload withdrawAccreditation(
      @Name("input") @NonNull @Description("What to withdraw, and why.")
          WithdrawAccreditationInput input) {
    return payload(
        withdraw.withdraw(
            Requests.of("withdrawAccreditation", input),
            new AccreditationId(input.accreditation()),
            input.reason(),
            input.effectiveFrom()));
  }

  private AccreditationPayload payload(AccreditationId id) {
    return new AccreditationPayload(read(id.value()).orElseThrow(RefusedException::notFound));
  }
}
