package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.GroundKind;
import dev.countersign.domain.fact.EvidenceFact.Redaction;
import dev.countersign.domain.fact.EvidenceFact.RedactionGround;
import dev.countersign.domain.fact.EvidenceFact.Withheld;
import dev.countersign.domain.id.EvidenceId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RequestEvidenceUploadInput")
@Description("Bytes that are to be handed over.")
public record RequestEvidenceUploadInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The lab that they are about.") String lab,
    @NonNull
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 lower-case hex digits")
        @Description("SHA-256 of the bytes, lower-case hex.")
        String sha256,
    @NonNull
        @DecimalMin("0")
        @Digits(integer = 18, fraction = 0)
        @Description("How many bytes: a whole number, or its digits as a text.")
        BigDecimal size,
    @NonNull @NotBlank @Size(max = 2000) @Description("Media type.") String mediaType,
    @NonNull
        @NotBlank
        @Size(max = 2000)
        @Description("The file's name; shown, never used as a path.")
        String name,
    @NonNull @Description("Who may read it at all.") EvidenceClass evidenceClass,
    @Id @Description("The evidence that these bytes are said to supersede; it stays what it is.")
        @Nullable String supersedes,
    @Size(min = 1, max = 2000) @Description("Why they supersede it; required where they do.")
        @Nullable String reason,
    @Valid @Description("What they leave out of other evidence, if they are a redacted variant.")
        @Nullable RedactionInput redaction) {

  /** A redacted variant. */
  @Input("EvidenceRedactionInput")
  @Description("What a redacted variant leaves out.")
  public record RedactionInput(
      @Id @NonNull @Description("The evidence that it is a variant of.") String original,
      @NonNull @NotBlank @Size(max = 2000) @Description("Why something is withheld.") String basis,
      @NonNull @Size(min = 1, max = 1000) @Description("What is withheld, each with its digest.")
          List<@NonNull @Valid WithheldInput> withheld,
      @Size(min = 1, max = 20)
          @Description("On which grounds that texts know; absent if none is named.")
          @Nullable List<@Valid GroundInput> grounds) {

    Redaction redaction() {
      return new Redaction(
          new EvidenceId(original),
          basis,
          withheld.stream().map(one -> new Withheld(one.what(), one.sha256())).toList(),
          grounds == null
              ? null
              : grounds.stream()
                  .filter(Objects::nonNull)
                  .map(one -> new RedactionGround(one.ground(), one.citation()))
                  .toList());
    }
  }

  /** A ground on which something is withheld. */
  @Input("RedactionGroundInput")
  @Description("A ground on which something is withheld.")
  public record GroundInput(
      @NonNull @Description("Which.") GroundKind ground,
      @Size(min = 1, max = 200)
          @Description(
              "Where a text allows that, for example § 22757.12(f); absent if none is cited.")
          @Nullable String citation) {}

  /** Something withheld. */
  @Input("EvidenceWithheldInput")
  @Description("Something withheld, so that it can be recognised once it is shown.")
  public record WithheldInput(
      @NonNull @NotBlank @Size(max = 500) @Description("What it is, without saying what it says.")
          String what,
      @NonNull
          @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 lower-case hex digits")
          @Description("SHA-256 of its bytes, lower-case hex.")
          String sha256) {}
}
