package dev.countersign.oversight.ledger.edge;

import dev.countersign.oversight.ledger.RequestKeys;
import dev.countersign.oversight.platform.WriteRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Each organisation's key is derived from the platform's, so that no input can be told from two.
 */
@ApplicationScoped
class HmacRequestKeys implements RequestKeys {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MINIMUM_LENGTH = 32;

  private final byte[] secret;

  HmacRequestKeys(@ConfigProperty(name = "countersign.ledger.request-secret") String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    if (this.secret.length < MINIMUM_LENGTH) {
      throw new IllegalStateException(
          "countersign.ledger.request-secret must be at least 32 characters of randomness");
    }
  }

  @Override
  public byte[] hmac(String organisation, WriteRequest request) {
    var key = mac(secret, organisation.getBytes(StandardCharsets.UTF_8));
    return mac(key, request.body());
  }

  private static byte[] mac(byte[] key, byte[] message) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
