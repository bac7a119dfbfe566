package dev.countersign.evidence.ticket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Reads the public key that tickets are verified with. */
final class TicketKey {
  private static final String ED25519 = "Ed25519";

  private TicketKey() {}

  static PublicKey read(String configured) {
    try {
      var text = configured.strip();
      if (!text.startsWith("{") && !text.startsWith("-----BEGIN")) {
        text = Files.readString(Path.of(text)).strip();
      }
      var key = text.startsWith("{") ? jwk(text) : pem(text);
      if (!ED25519.equals(key.getAlgorithm()) && !"EdDSA".equals(key.getAlgorithm())) {
        throw new IllegalArgumentException("it is a key for " + key.getAlgorithm());
      }
      return key;
    } catch (IOException | GeneralSecurityException | JoseException | RuntimeException e) {
      throw new IllegalStateException(
          "countersign.ticket.public-key must be an Ed25519 public key as PEM or JWK, or a file that holds one",
          e);
    }
  }

  private static PublicKey jwk(String text) throws JoseException {
    var key = PublicJsonWebKey.Factory.newPublicJwk(text);
    if (key.getPrivateKey() != null) {
      // Whoever holds the private key can let anybody in; it must not lie here.
      throw new IllegalArgumentException("it is a private key");
    }
    return key.getPublicKey();
  }

  private static PublicKey pem(String text) throws GeneralSecurityException {
    var body = text.replaceAll("-----(BEGIN|END) PUBLIC KEY-----|\\s", "");
    return KeyFactory.getInstance(ED25519)
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
  }
}
