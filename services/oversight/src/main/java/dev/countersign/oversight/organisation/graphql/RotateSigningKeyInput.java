package dev.countersign.oversight.organisation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RotateSigningKeyInput")
@Description("A public key that takes the place of another.")
public record RotateSigningKeyInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The id of the key that it replaces, which must be valid.")
        String key,
    @NonNull @Description("Base64 of the new key's SubjectPublicKeyInfo.") String publicKey,
    @NonNull
        @Description(
            "A DSSE envelope of type application/vnd.countersign.key-possession+json over the canonical JSON of organisation, publicKey and replaces, signed with both keys.")
        String proofOfPossession) {}
