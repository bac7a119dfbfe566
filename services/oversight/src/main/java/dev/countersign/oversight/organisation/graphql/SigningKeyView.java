package dev.countersign.oversight.organisation.graphql;

import dev.countersign.domain.fact.OrganisationFact.KeyAlgorithm;
import dev.countersign.oversight.organisation.ReadSigningKeys.Key;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("SigningKey")
@Description("A public key that an organisation, or a named person of it, signs with.")
public record SigningKeyView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The organisation that it belongs to.") String organisation,
    @Description("The person whose key it is; null for a key of the organisation as such.")
        @Nullable String person,
    @NonNull @Description("The signature algorithm.") KeyAlgorithm algorithm,
    @NonNull @Description("Base64 of its SubjectPublicKeyInfo.") String publicKey,
    @NonNull @Description("From when its signatures count.") Instant from,
    @Description("Until when its signatures count, excluded; null if not limited.")
        @Nullable Instant until,
    @Id @Description("The key in whose place it came; null if none.") @Nullable String replaces,
    @Description("From when its signatures do not count any more; null if they do.")
        @Nullable Instant revokedAt,
    @Description("Since when others may have signed with it; null if nobody did.")
        @Nullable Instant compromisedSince)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: key_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static SigningKeyView of(Key key) {
    var fact = key.registered().fact();
    return new SigningKeyView(
        fact.key().value(),
        key.registered().header().organisation().value(),
        fact.person(),
        fact.algorithm(),
        fact.publicKey(),
        fact.from(),
        fact.until(),
        fact.replaces() == null ? null : fact.replaces().value(),
        key.revokedAt(),
        key.compromisedSince());
  }
}
