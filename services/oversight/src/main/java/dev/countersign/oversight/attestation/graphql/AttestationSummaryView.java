package dev.countersign.oversight.attestation.graphql;

import dev.countersign.domain.attestation.AttestationStatus;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.oversight.attestation.ReadAuditors.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("AttestationSummary")
@Description(
    "What everyone may know of an attestation once its model is announced, of a review at once: who vouched for what, not what was concluded.")
public record AttestationSummaryView(
    @Id @NonNull @Description("The attestation.") String attestation,
    @Id @NonNull @Description("The lab that it is about.") String lab,
    @Id @NonNull @Description("The auditor.") String auditor,
    @Id @NonNull @Description("The engagement under which it was signed.") String engagement,
    @Id @Description("The model; null for a review of procedures.") @Nullable String model,
    @NonNull @Description("The kind of claim.") String predicateType,
    @NonNull @Description("SHA-256 of the signed payload.") String payloadDigest,
    @NonNull @Description("The thresholds that it speaks of.") List<@NonNull String> thresholdKeys,
    @NonNull @Description("The safeguards that it speaks of.") List<@NonNull String> safeguardKeys,
    @NonNull @Description("The commitments that it speaks of.")
        List<@NonNull String> commitmentKeys,
    @NonNull
        @Description("What ties the auditor to the lab, was disclosed, and does not disqualify.")
        List<@NonNull RelationshipKind> disclosed,
    @NonNull @Description("Where it stands.") AttestationStatus status,
    @Description("Why it stands so; null where the status says all.") @Nullable String statusReason,
    @NonNull @Description("Since when it stands so.") Instant statusSince,
    @NonNull @Description("Until when it counts, excluded.") Instant expiresAt,
    @NonNull @Description("When it arrived.") Instant recordedAt) {

  static AttestationSummaryView of(Summary summary) {
    var header = summary.summarised().header();
    var fact = summary.summarised().fact();
    return new AttestationSummaryView(
        fact.attestation().value(),
        Objects.requireNonNull(header.lab()).value(),
        fact.auditor().value(),
        fact.engagement().value(),
        fact.model() == null ? null : fact.model().value(),
        fact.predicateType(),
        fact.payloadDigest(),
        fact.thresholdKeys(),
        fact.safeguardKeys(),
        fact.commitmentKeys(),
        fact.disclosed(),
        summary.standing().status(),
        summary.standing().reason(),
        summary.standing().since(),
        fact.expiresAt(),
        header.recordedAt());
  }
}
