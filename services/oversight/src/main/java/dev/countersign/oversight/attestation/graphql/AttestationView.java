package dev.countersign.oversight.attestation.graphql;

import dev.countersign.domain.attestation.AttestationStatus;
import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.KeyId;
import dev.countersign.domain.policy.Surface;
import dev.countersign.oversight.attestation.ReadAttestations.Attestation;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Attestation")
@Description("An auditor's signed statement. One that does not count is kept, with the reason.")
public record AttestationView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab that it is about.") String lab,
    @Id @NonNull @Description("The auditor.") String auditor,
    @NonNull @Description("The named lead who signed.") String lead,
    @Id @NonNull @Description("The registered keys whose signatures counted.")
        List<@NonNull String> keys,
    @Id @NonNull @Description("The engagement under which it was signed.") String engagement,
    @NonNull @Description("The kind of claim; its schema can be read at that address.")
        String predicateType,
    @Id @Description("The model version that it is bound to; null for a review of procedures.")
        @Nullable String modelVersion,
    @NonNull @Description("Everything that it is about, by digest.")
        List<@NonNull SubjectView> subjects,
    @Id @Description("The evaluation that it vouches for; null if it vouches for none.")
        @Nullable String evaluation,
    @NonNull
        @Description(
            "What it concludes, threshold by threshold; empty unless it vouches for an evaluation.")
        List<@NonNull ThresholdFindingView> findings,
    @NonNull @Description("What it found of a safeguard; empty unless it validates one.")
        List<@NonNull ValidationView> validations,
    @Id
        @NonNull
        @Description(
            "The evidence that a safeguard's validation names; empty if it names none. An evaluation and a review have theirs.")
        List<@NonNull String> evidence,
    @Description("What it found of the lab's own procedures; null if it is about a model.")
        @Nullable ReviewView review,
    @NonNull @Description("SHA-256 of the signed payload.") String payloadDigest,
    @NonNull @Description("SHA-256 of the envelope as it was handed in.") String envelopeDigest,
    @NonNull @Description("Whether it counted when it arrived.") Reception reception,
    @Description("Why it did not count when it arrived; null if it did.") @Nullable String reason,
    @NonNull @Description("Where it stands now, or as of the state that is looked at.")
        AttestationStatus status,
    @Description(
            "Why it stands so: a code, or the auditor's words; null where the status says all.")
        @Nullable String statusReason,
    @NonNull @Description("Since when it stands so; may be earlier than it was known.")
        Instant statusSince,
    @Id
        @Description(
            "The declaration, ownership, key or successor that brought it there; null if nothing of the kind did.")
        @Nullable String statusRelatesTo,
    @Id @Description("The earlier attestation in whose place it stands; null if none.")
        @Nullable String supersedes,
    @NonNull @Description("When it was made, as it says itself.") Instant issuedAt,
    @NonNull @Description("Until when it counts, excluded.") Instant expiresAt,
    @NonNull @Description("When it arrived.") Instant recordedAt)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: att_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static AttestationView of(Attestation attestation) {
    var header = attestation.received().header();
    var fact = attestation.received().fact();
    var standing = attestation.standing();
    return new AttestationView(
        fact.attestation().value(),
        Objects.requireNonNull(header.lab()).value(),
        fact.auditor().value(),
        fact.lead(),
        fact.keys().stream().map(KeyId::value).toList(),
        fact.engagement().value(),
        fact.predicateType(),
        fact.modelVersion() == null ? null : fact.modelVersion().value(),
        fact.artefacts().stream().map(a -> new SubjectView(a.name(), a.sha256())).toList(),
        fact.evaluation() == null ? null : fact.evaluation().value(),
        fact.findings().stream()
            .map(
                f ->
                    new ThresholdFindingView(
                        f.thresholdKey(), f.policyVersionDigest(), f.conclusion()))
            .toList(),
        fact.validations().stream()
            .map(
                v ->
                    new ValidationView(v.safeguardKey(), v.surface(), v.configDigest(), v.effect()))
            .toList(),
        fact.restsOn().stream().map(EvidenceId::value).toList(),
        fact.review() == null ? null : ReviewView.of(fact.review()),
        fact.payloadDigest(),
        fact.envelopeDigest(),
        fact.reception(),
        fact.reason(),
        standing.status(),
        standing.reason(),
        standing.since(),
        standing.relatesTo(),
        fact.supersedes() == null ? null : fact.supersedes().value(),
        fact.issuedAt(),
        fact.expiresAt(),
        header.recordedAt());
  }

  @Name("AttestationSubject")
  @Description("An artefact that an attestation is about.")
  public record SubjectView(
      @NonNull @Description("What it was called; the digest alone counts.") String name,
      @NonNull @Description("Its SHA-256.") String sha256) {}

  @Name("ThresholdFinding")
  @Description("One conclusion, for one threshold as one policy version defines it.")
  public record ThresholdFindingView(
      @NonNull @Description("The threshold.") String thresholdKey,
      @NonNull @Description("SHA-256 of the policy version's content.") String policyVersionDigest,
      @NonNull @Description("What is concluded.") Conclusion conclusion) {}

  @Name("Validation")
  @Description("What was found of one safeguard on one surface.")
  public record ValidationView(
      @NonNull @Description("The safeguard's key.") String safeguardKey,
      @NonNull @Description("Where it is in place.") Surface surface,
      @NonNull @Description("SHA-256 of its configuration.") String configDigest,
      @NonNull @Description("What was found.") Effect effect) {}
}
