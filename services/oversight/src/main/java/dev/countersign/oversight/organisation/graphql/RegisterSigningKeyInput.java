package dev.countersign.oversight.organisation.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RegisterSigningKeyInput")
@Description("A public key to register.")
public record RegisterSigningKeyInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Description(
            "The caller, for a key of their own; absent for a key of the organisation as such.")
        @Nullable String person,
    @NonNull @Description("Base64 of the key's SubjectPublicKeyInfo (Ed25519 or ECDSA P-256).")
        String publicKey,
    @NonNull
        @Description(
            "A DSSE envelope of type application/vnd.countersign.key-possession+json over the canonical JSON of organisation and publicKey, signed with the key itself.")
        String proofOfPossession,
    @Description("From when its signatures count; now, if absent.") @Nullable Instant from,
    @Description("Until when its signatures count, excluded.") @Nullable Instant until) {}
