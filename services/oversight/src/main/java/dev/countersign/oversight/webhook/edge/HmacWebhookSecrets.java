package dev.countersign.oversight.webhook.edge;

import dev.countersign.oversight.webhook.WebhookSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Derived from the platform's own secret, so that no secret lies in the database. */
@ApplicationScoped
class HmacWebhookSecrets implements WebhookSecrets {
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] secret;

  HmacWebhookSecrets(@ConfigProperty(name = "countersign.ledger.request-secret") String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String of(String webhook) {
    return "whsec_" + Base64.getEncoder().encodeToString(key(webhook));
  }

  @Override
  public Map<String, String> headers(String webhook, String message, Instant at, String body) {
    var timestamp = Long.toString(at.getEpochSecond());
    var signed = "%s.%s.%s".formatted(message, timestamp, body);
    return Map.of(
        "webhook-id",
        message,
        "webhook-timestamp",
        timestamp,
        "webhook-signature",
        "v1," + Base64.getEncoder().encodeToString(mac(key(webhook), signed)));
  }

  private byte[] key(String webhook) {
    return mac(secret, "webhook " + webhook);
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
