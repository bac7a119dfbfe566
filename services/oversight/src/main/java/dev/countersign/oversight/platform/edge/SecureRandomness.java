package dev.countersign.oversight.platform.edge;

import dev.countersign.oversight.platform.Randomness;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;

@ApplicationScoped
class SecureRandomness implements Randomness {
  private final SecureRandom random = new SecureRandom();

  @Override
  public byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public String id(String prefix) {
    return prefix + HexFormat.of().formatHex(bytes(16));
  }
}
