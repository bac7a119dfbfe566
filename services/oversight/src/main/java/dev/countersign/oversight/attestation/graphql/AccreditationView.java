package dev.countersign.oversight.attestation.graphql;

import dev.countersign.domain.attestation.AccreditationState;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.attestation.ReadAccreditations.Standing;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Accreditation")
@Description(
    "That a competent body accredited an auditor for some risk domains. It stands beside what the auditor signs, and decides nothing.")
public record AccreditationView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The auditor.") String auditor,
    @NonNull @Description("The accrediting body.") String body,
    @NonNull @Description("What it accredited by, like ISO/IEC 17020.") String scheme,
    @NonNull @Description("The body's own number for it.") String certificate,
    @NonNull @Description("The risk domains that it is for.") List<@NonNull RiskDomain> domains,
    @NonNull @Description("Since when; it counts from its approval at the earliest.") Instant from,
    @NonNull @Description("Until when, excluded.") Instant until,
    @NonNull @Description("Where it is known from.") String source,
    @Description("SHA-256 of the credential that the auditor presented; null if none was.")
        @Nullable String credentialDigest,
    @NonNull @Description("Where it stands at the instant that is looked at.")
        AccreditationState state,
    @Description("When a second registrar approved it; null if none has.")
        @Nullable Instant approvedAt,
    @Description("Since when it is withdrawn; null if it is not.") @Nullable Instant withdrawnFrom,
    @Description("Why it was withdrawn; null if it was not.") @Nullable String withdrawnBecause,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: acc_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static AccreditationView of(Standing standing) {
    var accreditation = standing.accreditation();
    var fact = accreditation.recorded().fact();
    var withdrawn = accreditation.withdrawn();
    return new AccreditationView(
        fact.accreditation().value(),
        fact.auditor().value(),
        fact.body(),
        fact.scheme(),
        fact.certificate(),
        fact.domains(),
        fact.from(),
        fact.until(),
        fact.source(),
        fact.credentialDigest(),
        standing.state(),
        accreditation.approvedAt(),
        withdrawn == null ? null : withdrawn.effectiveFrom(),
        withdrawn == null ? null : withdrawn.reason(),
        accreditation.recorded().header().recordedAt());
  }
}
