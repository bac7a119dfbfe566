package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.fact.EvidenceFact.TicketAction;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.evidence.ReadEvidence;
import dev.countersign.oversight.evidence.RequestEvidenceRead;
import dev.countersign.oversight.evidence.RequestEvidenceUpload;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

@GraphQLApi
@ValidInputs
public class EvidenceApi {
  private final RequestEvidenceUpload upload;
  private final RequestEvidenceRead read;
  private final ReadEvidence reads;
  private final String vault;

  EvidenceApi(
      RequestEvidenceUpload upload,
      RequestEvidenceRead read,
      ReadEvidence reads,
      @ConfigProperty(name = "countersign.evidence.url") String vault) {
    this.upload = upload;
    this.read = read;
    this.reads = reads;
    this.vault = vault;
  }

  @Mutation("requestEvidenceUpload")
  @RolesAllowed({"submitter", "officer", "evaluator", "lead"})
  @Description(
      "Asks to be let in to hand over exactly these bytes. The lab, or an engaged auditor.")
  public @NonNull EvidenceTicketPayload requestEvidenceUpload(
      @Name("input") @NonNull @Description("The bytes.") RequestEvidenceUploadInput input) {
    var id =
        upload.request(
            Requests.of("requestEvidenceUpload", input),
            new OrganisationId(input.lab()),
            new RequestEvidenceUpload.Announced(
                input.sha256(),
                input.size().longValueExact(),
                input.mediaType(),
                input.name(),
                input.evidenceClass(),
                input.supersedes() == null ? null : new EvidenceId(input.supersedes()),
                input.reason(),
                input.redaction() == null ? null : input.redaction().redaction()));
    return payload(id, TicketAction.UPLOAD, "/uploads/");
  }

  @Mutation("requestEvidenceDownload")
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description("Asks to be let in to read the bytes; that is on record, and the lab sees it.")
  public @NonNull EvidenceTicketPayload requestEvidenceDownload(
      @Name("input") @NonNull @Description("The evidence.") RequestEvidenceDownloadInput input) {
    var id =
        read.request(
            Requests.of("requestEvidenceDownload", input),
            new EvidenceId(input.evidence()),
            TicketAction.DOWNLOAD,
            input.purpose());
    return payload(id, TicketAction.DOWNLOAD, "/downloads/");
  }

  @Query("publicEvidenceDownload")
  @PermitAll
  @Description("Lets anyone in to read the bytes of PUBLIC evidence; nothing is recorded.")
  public @NonNull EvidenceTicketPayload publicEvidenceDownload(
      @Name("evidence") @Id @NonNull @Description("The evidence's id.") String evidence) {
    var id = new EvidenceId(evidence);
    return new EvidenceTicketPayload(id.value(), vault + "/downloads/" + reads.ticketForAnyone(id));
  }

  private EvidenceTicketPayload payload(EvidenceId id, TicketAction action, String door) {
    return new EvidenceTicketPayload(id.value(), vault + door + reads.ticket(id, action));
  }
}
