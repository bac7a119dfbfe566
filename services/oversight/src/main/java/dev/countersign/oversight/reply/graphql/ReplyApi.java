package dev.countersign.oversight.reply.graphql;

import dev.countersign.oversight.attestation.graphql.AttestationView;
import dev.countersign.oversight.evidence.graphql.RedactionView;
import dev.countersign.oversight.gate.graphql.DeterminationView;
import dev.countersign.oversight.halt.graphql.HaltView;
import dev.countersign.oversight.incident.graphql.IncidentView;
import dev.countersign.oversight.inquiry.graphql.InquiryView;
import dev.countersign.oversight.organisation.graphql.PreparedStatementView;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import dev.countersign.oversight.policy.graphql.PolicyVersionView;
import dev.countersign.oversight.reply.GiveReply;
import dev.countersign.oversight.reply.ReadReplies;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Replies, beside what they reply to: who sees the one sees the other. */
@GraphQLApi
@ValidInputs
public class ReplyApi {
  private final GiveReply give;
  private final ReadReplies replies;

  ReplyApi(GiveReply give, ReadReplies replies) {
    this.give = give;
    this.replies = replies;
  }

  @Query("prepareReply")
  @RolesAllowed("officer")
  @Description("The exact bytes to sign to reply to a finding about the caller's lab. Officers.")
  public @NonNull PreparedStatementView prepareReply(
      @Name("input") @NonNull @Description("The reply.") PrepareReplyInput input) {
    return PreparedStatementView.of(
        give.prepare(input.finding(), input.commitmentKey(), input.reply()));
  }

  @Mutation("giveReply")
  @RolesAllowed("officer")
  @Description("Hands in a signed reply; it is shown beside the finding. Officers.")
  public @NonNull ReplyPayload giveReply(
      @Name("input") @NonNull @Description("The reply.") GiveReplyInput input) {
    var finding = give.give(Requests.of("giveReply", input), input.envelope());
    return new ReplyPayload(
        replies.to(List.of(finding)).getOrDefault(finding, List.of()).stream()
            .map(ReplyView::of)
            .toList());
  }

  @Name("envelope")
  @Description("The signed DSSE envelope exactly as it was handed in, as JSON.")
  public @NonNull List<@NonNull String> envelope(@Source List<ReplyView> rows) {
    var envelopes = replies.envelopes(rows.stream().map(ReplyView::envelopeDigest).toList());
    return rows.stream()
        .map(row -> Objects.requireNonNull(envelopes.get(row.envelopeDigest())))
        .toList();
  }

  @Name("replies")
  @Description("What the lab has to say of it, signed; oldest first.")
  public @NonNull List<@NonNull List<@NonNull ReplyView>> ofDetermination(
      @Source List<DeterminationView> rows) {
    return to(rows.stream().map(DeterminationView::getId).toList());
  }

  @Name("replies")
  @Description("What the lab has to say of it, signed; oldest first.")
  public @NonNull List<@NonNull List<@NonNull ReplyView>> ofHalt(@Source List<HaltView> rows) {
    return to(rows.stream().map(HaltView::getId).toList());
  }

  @Name("replies")
  @Description("What the lab has to say of it, signed; oldest first.")
  public @NonNull List<@NonNull List<@NonNull ReplyView>> ofAttestation(
      @Source List<AttestationView> rows) {
    return to(rows.stream().map(AttestationView::getId).toList());
  }

  @Name("replies")
  @Description("What the lab has to say of it, signed; oldest first.")
  public @NonNull List<@NonNull List<@NonNull ReplyView>> ofInquiry(
      @Source List<InquiryView> rows) {
    return to(rows.stream().map(InquiryView::getId).toList());
  }

  @Name("replies")
  @Description("What the lab has to say of it, signed; oldest first.")
  public @NonNull List<@NonNull List<@NonNull ReplyView>> ofIncident(
      @Source List<IncidentView> rows) {
    return to(rows.stream().map(IncidentView::getId).toList());
  }

  @Name("replies")
  @Description("What the lab has to say of it, signed; oldest first.")
  public @NonNull List<@NonNull List<@NonNull ReplyView>> ofPolicyVersion(
      @Source List<PolicyVersionView> rows) {
    return to(rows.stream().map(PolicyVersionView::getId).toList());
  }

  @Name("replies")
  @Description("What the lab has to say of it, signed; oldest first.")
  public @NonNull List<@NonNull List<@NonNull ReplyView>> ofRedaction(
      @Source List<RedactionView> rows) {
    return to(rows.stream().map(RedactionView::evidence).toList());
  }

  /** What is about how the lab stands to a commitment stands beside that, and not here. */
  private List<List<ReplyView>> to(List<String> findings) {
    var found = replies.to(findings);
    return findings.stream()
        .map(
            finding ->
                found.getOrDefault(finding, List.of()).stream()
                    .filter(reply -> reply.fact().commitmentKey() == null)
                    .map(ReplyView::of)
                    .toList())
        .toList();
  }
}
