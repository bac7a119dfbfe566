package dev.countersign.oversight.organisation.graphql;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.intoto.Statement;
import java.util.Base64;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("PreparedStatement")
@Description("The exact bytes to sign.")
public record PreparedStatementView(
    @NonNull @Description("The payload type of the envelope.") String payloadType,
    @NonNull @Description("Base64 of the payload: an in-toto Statement v1.") String payload,
    @NonNull @Description("Base64 of what is signed: the DSSE pre-authentication encoding.")
        String signedBytes,
    @NonNull @Description("SHA-256 of the payload, by which the statement will be known.")
        String payloadDigest) {

  public static PreparedStatementView of(Statement statement) {
    var bytes = statement.toBytes();
    var encoder = Base64.getEncoder();
    return new PreparedStatementView(
        Envelope.IN_TOTO,
        encoder.encodeToString(bytes),
        encoder.encodeToString(Envelope.preAuthenticationEncoding(Envelope.IN_TOTO, bytes)),
        Sha256.hex(bytes));
  }
}
