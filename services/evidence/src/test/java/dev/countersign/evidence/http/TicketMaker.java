package dev.countersign.evidence.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Makes tickets as oversight does. */
public final class TicketMaker {
  private final JwtClaims claims = new JwtClaims();
  private final PrivateKey key;
  private String algorithm = AlgorithmIdentifiers.EDDSA;

  public TicketMaker(PrivateKey key) {
    this.key = key;
    claims.setIssuer("countersign-oversight");
    claims.setAudience("countersign-evidence");
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setSubject("kestrel-evaluator");
    until(Instant.now().plusSeconds(60));
    with("org", "org_kestrel");
    with("owner", "org_kestrel");
    with("evidence", newEvidence());
    with("action", "UPLOAD");
    with("purpose", "evaluation E2");
    with("mediaType", "application/json");
    with("class", "RESTRICTED");
    with("name", "log.json");
  }

  public static String newEvidence() {
    return "evd_" + UUID.randomUUID().toString().replace("-", "");
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For exactly these bytes. */
  public TicketMaker bytes(byte[] bytes) {
    return with("sha256", sha256(bytes)).with("size", bytes.length);
  }

  public TicketMaker download(String owner, String evidence) {
    return with("action", "DOWNLOAD").with("owner", owner).with("evidence", evidence);
  }

  /** Another ticket for the same. */
  public TicketMaker again() {
    claims.setJwtId(UUID.randomUUID().toString());
    return this;
  }

  public TicketMaker until(Instant end) {
    claims.setExpirationTime(NumericDate.fromMilliseconds(end.toEpochMilli()));
    return this;
  }

  public TicketMaker with(String claim, Object value) {
    claims.setClaim(claim, value);
    return this;
  }

  public TicketMaker without(String claim) {
    claims.unsetClaim(claim);
    return this;
  }

  public TicketMaker algorithm(String changed) {
    algorithm = changed;
    return this;
  }

  long size() {
    return ((Number) claims.getClaimValue("size")).longValue();
  }

  public String evidence() {
    return String.valueOf(claims.getClaimValue("evidence"));
  }

  public String sign() {
    try {
      var jws = new JsonWebSignature();
      jws.setPayload(claims.toJson());
      jws.setAlgorithmHeaderValue(algorithm);
      jws.setKey(key);
      if (algorithm.equals(AlgorithmIdentifiers.NONE)) {
        jws.setKey(null);
        jws.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
      }
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
