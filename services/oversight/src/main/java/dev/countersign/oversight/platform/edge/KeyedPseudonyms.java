package dev.countersign.oversight.platform.edge;

import dev.countersign.oversight.platform.Pseudonyms;
import dev.countersign.proofs.digest.Hmac;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@ApplicationScoped
class KeyedPseudonyms implements Pseudonyms {
  private static final String PURPOSE = "log/";
  private static final int DIGITS = 16;

  private final byte[] key;

  KeyedPseudonyms(@ConfigProperty(name = "countersign.ledger.request-secret") String secret) {
    this.key = secret.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String of(String name) {
    if (name.isEmpty()) {
      return "anyone";
    }
    var hmac = Hmac.sha256(key, (PURPOSE + name).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hmac).substring(0, DIGITS);
  }
}
