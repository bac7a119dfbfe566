package dev.countersign.oversight.evidence.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** What is asked for about evidence that is sealed. */
final class EvidenceCareInputs {
  private EvidenceCareInputs() {}

  /** Samples to be read. */
  @Input("OpenEvidenceSamplesInput")
  @Description("Evidence whose samples are to be read, one by one.")
  public record OpenSamples(
      @NonNull @Description("Sending the same key again has the effect once.")
          String idempotencyKey,
      @Id @NonNull @Description("The evidence's id.") String evidence,
      @NonNull @NotBlank @Size(max = 2000) @Description("Why; the lab sees it.") String purpose) {}

  /** A hazard to be read. */
  @Input("RequestHazardReadInput")
  @Description("Hazardous evidence that is to be read.")
  public record RequestHazard(
      @NonNull @Description("Sending the same key again has the effect once.")
          String idempotencyKey,
      @Id @NonNull @Description("The evidence's id.") String evidence,
      @Id @NonNull @Description("The lab that it is about.") String lab,
      @NonNull @NotBlank @Size(max = 2000) @Description("Why; the lab sees it.") String purpose) {}

  /** A hazard that may be read. */
  @Input("ApproveHazardReadInput")
  @Description("A request to read hazardous evidence that is approved.")
  public record ApproveHazard(
      @NonNull @Description("Sending the same key again has the effect once.")
          String idempotencyKey,
      @Id @NonNull @Description("The request's id.") String request) {}

  /** How long evidence is kept. */
  @Input("SetEvidenceRetentionInput")
  @Description("How long evidence is kept at least.")
  public record SetRetention(
      @NonNull @Description("Sending the same key again has the effect once.")
          String idempotencyKey,
      @Id @NonNull @Description("The evidence's id.") String evidence,
      @NonNull @Description("At least until then; never earlier than before.") Instant until,
      @NonNull @NotBlank @Size(max = 2000) @Description("Why.") String reason) {}

  /** A hold. */
  @Input("PlaceEvidenceHoldInput")
  @Description("Evidence that is kept whatever its retention says.")
  public record PlaceHold(
      @NonNull @Description("Sending the same key again has the effect once.")
          String idempotencyKey,
      @Id @NonNull @Description("The evidence's id.") String evidence,
      @NonNull @NotBlank @Size(max = 2000) @Description("Why.") String reason) {}

  /** A hold that is over. */
  @Input("ReleaseEvidenceHoldInput")
  @Description("A hold that is over.")
  public record ReleaseHold(
      @NonNull @Description("Sending the same key again has the effect once.")
          String idempotencyKey,
      @Id @NonNull @Description("The evidence's id.") String evidence,
      @Id @NonNull @Description("The hold's id.") String hold,
      @NonNull @NotBlank @Size(max = 2000) @Description("Why.") String reason) {}

  /** Bytes that are to go. */
  @Input("EraseEvidenceInput")
  @Description("Evidence whose bytes are erased; what was recorded of it stays.")
  public record Erase(
      @NonNull @Description("Sending the same key again has the effect once.")
          String idempotencyKey,
      @Id @NonNull @Description("The evidence's id.") String evidence,
      @NonNull @NotBlank @Size(max = 2000) @Description("Why.") String reason) {}
}
