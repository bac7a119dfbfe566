package dev.countersign.oversight.attestation.graphql;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
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
    @NonNull @Description("The kind of claim.") String predicateType,
    @Id @NonNull @Description("The model version that it is bound to.") String modelVersion,
    @Id @Description("The evaluation that it vouches for; null for safeguards.")
        @Nullable String evaluation,
    @NonNull @Description("SHA-256 of the signed payload.") String payloadDigest,
    @NonNull @Description("Whether it counted when it arrived.") Reception reception,
    @Description("Why it does not count; null if it does.") @Nullable String reason,
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

  static AttestationView of(Event<AttestationReceived> event) {
    var fact = event.fact();
    return new AttestationView(
        fact.attestation().value(),
        Objects.requireNonNull(event.header().lab()).value(),
        fact.auditor().value(),
        fact.lead(),
        fact.predicateType(),
        fact.modelVersion().value(),
        fact.evaluation() == null ? null : fact.evaluation().value(),
        fact.payloadDigest(),
        fact.reception(),
        fact.reason(),
        fact.expiresAt(),
        event.header().recordedAt());
  }
}
