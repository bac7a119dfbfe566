package dev.countersign.oversight.evidence.edge;

import dev.countersign.domain.fact.EvidenceFact.EvidenceTicketIssued;
import dev.countersign.oversight.evidence.VaultTickets;
import dev.countersign.oversight.platform.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Compact JWS, EdDSA, good for a minute of real time. */
@ApplicationScoped
class SignedTickets implements VaultTickets {
  private static final float MINUTES = 1;

  private final PrivateKey key;

  SignedTickets(@ConfigProperty(name = "countersign.ticket.private-key") String privateKey) {
    this.key = read(privateKey);
  }

  @Override
  public String sign(EvidenceTicketIssued issued, String owner, Viewer viewer) {
    var claims = new JwtClaims();
    claims.setIssuer("countersign-oversight");
    claims.setAudience("countersign-evidence");
    claims.setGeneratedJwtId();
    claims.setExpirationTimeMinutesInTheFuture(MINUTES);
    claims.setSubject(viewer.user());
    claims.setStringClaim("org", viewer.organisation());
    claims.setStringClaim("owner", owner);
    claims.setStringClaim("evidence", issued.evidence().value());
    claims.setStringClaim("action", issued.action().name());
    claims.setStringClaim("purpose", issued.purpose());
    claims.setStringClaim("sha256", issued.sha256());
    claims.setClaim("size", issued.size());
    claims.setStringClaim("mediaType", issued.mediaType());
    claims.setStringClaim("class", issued.evidenceClass().name());
    claims.setStringClaim("name", issued.name());
    var signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
    signature.setKey(key);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("A ticket could not be signed", e);
    }
  }

  /** PEM of PKCS #8, or the path of a file that holds it. */
  private static PrivateKey read(String configured) {
    try {
      var pem = configured.startsWith("-----") ? configured : Files.readString(Path.of(configured));
      var der = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(der)));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "countersign.ticket.private-key must be an Ed25519 key as PKCS #8 PEM, or its file", e);
    }
  }
}
