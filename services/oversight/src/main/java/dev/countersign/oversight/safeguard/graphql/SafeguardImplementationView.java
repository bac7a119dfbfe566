package dev.countersign.oversight.safeguard.graphql;

import dev.countersign.domain.fact.SafeguardFact.ImplementationState;
import dev.countersign.domain.policy.Surface;
import dev.countersign.oversight.platform.graphql.NodeView;
import dev.countersign.oversight.safeguard.ReadSafeguards.Stood;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("SafeguardImplementation")
@Description(
    "A safeguard as a lab says it is in place. That it is validated is derived from attestations, never said here.")
public record SafeguardImplementationView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab.") String lab,
    @NonNull @Description("The safeguard's key in the policy.") String safeguardKey,
    @Id @NonNull @Description("The model version that it protects.") String modelVersion,
    @NonNull @Description("Where it is in place.") Surface surface,
    @NonNull @Description("SHA-256 of its configuration.") String configDigest,
    @NonNull @Description("What the lab says of it.") ImplementationState state,
    @NonNull @Description("Who stated how it stands.") String implementer)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: sfg_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static SafeguardImplementationView of(Stood stood) {
    var implementation = stood.implementation();
    return new SafeguardImplementationView(
        implementation.id().value(),
        stood.lab(),
        implementation.safeguardKey(),
        implementation.on().value(),
        implementation.surface(),
        implementation.configDigest(),
        implementation.state(),
        implementation.steps().getLast().implementer());
  }
}
