package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.fact.EvidenceFact.TicketAction;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.evidence.ApproveHazardRead;
import dev.countersign.oversight.evidence.KeepEvidence;
import dev.countersign.oversight.evidence.ReadContents;
import dev.countersign.oversight.evidence.ReadEvidence;
import dev.countersign.oversight.evidence.RequestEvidenceRead;
import dev.countersign.oversight.evidence.RequestHazardRead;
import dev.countersign.oversight.evidence.VaultContents;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.SecondFactor;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Reading evidence on record, and keeping or erasing it. */
@GraphQLApi
@ValidInputs
public class EvidenceCareApi {
  private final RequestEvidenceRead read;
  private final RequestHazardRead requestHazard;
  private final ApproveHazardRead approveHazard;
  private final KeepEvidence keep;
  private final ReadEvidence reads;
  private final ReadContents contents;
  private final VaultContents vault;

  EvidenceCareApi(
      RequestEvidenceRead read,
      RequestHazardRead requestHazard,
      ApproveHazardRead approveHazard,
      KeepEvidence keep,
      ReadEvidence reads,
      ReadContents contents,
      VaultContents vault) {
    this.read = read;
    this.requestHazard = requestHazard;
    this.approveHazard = approveHazard;
    this.keep = keep;
    this.reads = reads;
    this.contents = contents;
    this.vault = vault;
  }

  @Mutation("openEvidenceSamples")
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description(
      "Opens the samples for a quarter of an hour; that is on record, and the lab sees it.")
  public @NonNull EvidencePayload openEvidenceSamples(
      @Name("input") @NonNull @Description("The evidence.") EvidenceCareInputs.OpenSamples input) {
    return payload(
        read.request(
            Requests.of("openEvidenceSamples", input),
            new EvidenceId(input.evidence()),
            TicketAction.SAMPLES,
            input.purpose()));
  }

  @Mutation("requestHazardRead")
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description("Asks to read hazardous evidence, which needs a second person.")
  public @NonNull HazardReadPayload requestHazardRead(
      @Name("input") @NonNull @Description("The evidence.")
          EvidenceCareInputs.RequestHazard input) {
    var id =
        requestHazard.request(
            Requests.of("requestHazardRead", input),
            new EvidenceId(input.evidence()),
            input.lab(),
            input.purpose());
    return new HazardReadPayload(HazardReadView.of(contents.hazardRequest(id), null));
  }

  @Mutation("approveHazardRead")
  @RolesAllowed({"officer", "supervisor"})
  @SecondFactor
  @Description("Lets somebody read hazardous evidence for a day. Another person than the asker.")
  public @NonNull HazardReadPayload approveHazardRead(
      @Name("input") @NonNull @Description("The request.") EvidenceCareInputs.ApproveHazard input) {
    approveHazard.approve(Requests.of("approveHazardRead", input), input.request());
    var asked = contents.hazardRequest(input.request());
    var approved = contents.approvals(List.of(input.request())).get(input.request());
    return new HazardReadPayload(HazardReadView.of(asked, approved));
  }

  @Mutation("setEvidenceRetention")
  @RolesAllowed({"officer", "lead"})
  @Description("Keeps evidence at least so long. Its owner.")
  public @NonNull EvidencePayload setEvidenceRetention(
      @Name("input") @NonNull @Description("How long.") EvidenceCareInputs.SetRetention input) {
    return payload(
        keep.retain(
            Requests.of("setEvidenceRetention", input),
            new EvidenceId(input.evidence()),
            input.until(),
            input.reason()));
  }

  @Mutation("placeEvidenceHold")
  @RolesAllowed({"officer", "lead", "supervisor"})
  @Description("Keeps evidence whatever its retention says, until the hold is released.")
  public @NonNull EvidencePayload placeEvidenceHold(
      @Name("input") @NonNull @Description("The evidence.") EvidenceCareInputs.PlaceHold input) {
    return payload(
        keep.hold(
            Requests.of("placeEvidenceHold", input),
            new EvidenceId(input.evidence()),
            input.reason()));
  }

  @Mutation("releaseEvidenceHold")
  @RolesAllowed({"officer", "lead", "supervisor"})
  @Description("Releases a hold. Whoever placed it.")
  public @NonNull EvidencePayload releaseEvidenceHold(
      @Name("input") @NonNull @Description("The hold.") EvidenceCareInputs.ReleaseHold input) {
    return payload(
        keep.release(
            Requests.of("releaseEvidenceHold", input),
            new EvidenceId(input.evidence()),
            input.hold(),
            input.reason()));
  }

  @Mutation("eraseEvidence")
  @RolesAllowed({"officer", "lead"})
  @SecondFactor
  @Description("Erases the bytes, once retention and holds allow it; a tombstone stays. Its owner.")
  public @NonNull EvidencePayload eraseEvidence(
      @Name("input") @NonNull @Description("The evidence.") EvidenceCareInputs.Erase input) {
    var id =
        keep.erase(
            Requests.of("eraseEvidence", input), new EvidenceId(input.evidence()), input.reason());
    // After the tombstone: should the vault be away, sending the same again erases.
    vault.erase(keep.ownerOf(id), id.value());
    return payload(id);
  }

  private EvidencePayload payload(EvidenceId id) {
    return new EvidencePayload(reads.one(id.value()).map(EvidenceView::of).orElse(null));
  }
}
