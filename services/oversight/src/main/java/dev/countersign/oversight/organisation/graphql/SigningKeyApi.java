package dev.countersign.oversight.organisation.graphql;

import dev.countersign.domain.id.KeyId;
import dev.countersign.oversight.organisation.ReadSigningKeys;
import dev.countersign.oversight.organisation.RegisterSigningKey;
import dev.countersign.oversight.organisation.RevokeSigningKey;
import dev.countersign.oversight.organisation.RotateSigningKey;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.SecondFactor;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
@ValidInputs
public class SigningKeyApi implements NodeReader {
  private final RegisterSigningKey register;
  private final RotateSigningKey rotate;
  private final RevokeSigningKey revoke;
  private final ReadSigningKeys reads;
  private final Paging paging;
  private final Cursors cursors;

  SigningKeyApi(
      RegisterSigningKey register,
      RotateSigningKey rotate,
      RevokeSigningKey revoke,
      ReadSigningKeys reads,
      Paging paging,
      Cursors cursors) {
    this.register = register;
    this.rotate = rotate;
    this.revoke = revoke;
    this.reads = reads;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return KeyId.PREFIX;
  }

  @Override
  public Optional<SigningKeyView> read(String id) {
    return reads.one(id).map(SigningKeyView::of);
  }

  @Query("signingKeys")
  @PermitAll
  @Description("The public keys of an organisation, revoked ones too.")
  public @NonNull SigningKeyConnection signingKeys(
      @Name("organisation") @Id @NonNull @Description("The organisation's id.") String organisation,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    var window = paging.window(first, after, last, before, orderBy);
    return SigningKeyConnection.of(
        reads.page(organisation, window).map(SigningKeyView::of), cursors, organisation);
  }

  @Name("totalCount")
  @Description("How many there are in all.")
  public int totalCount(@Source SigningKeyConnection connection) {
    return reads.count(String.valueOf(connection.within()));
  }

  @Mutation("registerSigningKey")
  @SecondFactor
  @RolesAllowed({"officer", "lead"})
  @Description(
      "Registers a public key of the caller's organisation, proving possession. Officers and leads.")
  public @NonNull SigningKeyPayload registerSigningKey(
      @Name("input") @NonNull @Description("The key.") RegisterSigningKeyInput input) {
    return payload(
        register.register(
            Requests.of("registerSigningKey", input),
            input.person(),
            input.publicKey(),
            input.proofOfPossession(),
            input.from(),
            input.until()));
  }

  @Mutation("rotateSigningKey")
  @SecondFactor
  @RolesAllowed({"officer", "lead"})
  @Description(
      "Puts a new key in the place of one that is still valid. What the old one signed stands. Officers and leads.")
  public @NonNull SigningKeyPayload rotateSigningKey(
      @Name("input") @NonNull @Description("The new key.") RotateSigningKeyInput input) {
    return payload(
        rotate.rotate(
            Requests.of("rotateSigningKey", input),
            new KeyId(input.key()),
            input.publicKey(),
            input.proofOfPossession()));
  }

  @Mutation("revokeSigningKey")
  @SecondFactor
  @RolesAllowed({"officer", "lead"})
  @Description(
      "Revokes a key of the caller's organisation. Attestations recorded since it was compromised are suspended; that it was so earlier may be told again. Officers and leads.")
  public @NonNull SigningKeyPayload revokeSigningKey(
      @Name("input") @NonNull @Description("The key.") RevokeSigningKeyInput input) {
    return payload(
        revoke.revoke(
            Requests.of("revokeSigningKey", input),
            new KeyId(input.key()),
            input.reason(),
            input.compromisedSince()));
  }

  private SigningKeyPayload payload(KeyId id) {
    return new SigningKeyPayload(read(id.value()).orElseThrow(RefusedException::notFound));
  }
}
