package dev.countersign.oversight.organisation.graphql;

import dev.countersign.domain.id.KeyId;
import dev.countersign.oversight.organisation.ReadSigningKeys;
import dev.countersign.oversight.organisation.RegisterSigningKey;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.SecondFactor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@GraphQLApi
public class SigningKeyApi implements NodeReader {
  private final RegisterSigningKey register;
  private final ReadSigningKeys reads;

  SigningKeyApi(RegisterSigningKey register, ReadSigningKeys reads) {
    this.register = register;
    this.reads = reads;
  }

  @Override
  public String prefix() {
    return KeyId.PREFIX;
  }

  @Override
  public Optional<SigningKeyView> read(String id) {
    return reads.one(id).map(SigningKeyView::of);
  }

  @Mutation("registerSigningKey")
  @RolesAllowed({"officer", "lead"})
  @SecondFactor
  @Description(
      "Registers a public key of the caller's organisation, proving possession. Officers and leads.")
  public @NonNull SigningKeyPayload registerSigningKey(
      @Name("input") @NonNull @Valid @Description("The key.") RegisterSigningKeyInput input) {
    var id =
        register.register(
            Requests.of("registerSigningKey", input),
            input.person(),
            input.publicKey(),
            input.proofOfPossession(),
            input.from(),
            input.until());
    return new SigningKeyPayload(
        reads.one(id.value()).map(SigningKeyView::of).orElseThrow(RefusedException::notFound));
  }
}
