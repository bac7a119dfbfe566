package dev.countersign.oversight.platform.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.oversight.platform.RealTime;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.SocketTickets;
import dev.countersign.proofs.digest.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * AES-GCM over the token and the second in which the ticket ends, so that any replica can open what
 * another has sealed. That it is used once is remembered by the replica that opened it.
 */
@ApplicationScoped
class SealedSocketTickets implements SocketTickets {
  private static final Duration LIFE = Duration.ofSeconds(30);
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int MOST_USED = 100_000;

  private final SecretKeySpec key;
  private final RealTime time;
  private final SecureRandom random = new SecureRandom();
  private final Cache<String, Boolean> used =
      Caffeine.newBuilder().maximumSize(MOST_USED).expireAfterWrite(LIFE.multipliedBy(2)).build();

  SealedSocketTickets(
      @ConfigProperty(name = "countersign.ledger.request-secret") String secret, RealTime time) {
    this.key =
        new SecretKeySpec(
            Sha256.of(("socket ticket\n" + secret).getBytes(StandardCharsets.UTF_8)), "AES");
    this.time = time;
  }

  @Override
  public String seal(String token) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    var text = token.getBytes(StandardCharsets.UTF_8);
    var plain =
        ByteBuffer.allocate(Long.BYTES + text.length)
            .putLong(time.now().plus(LIFE).getEpochSecond())
            .put(text)
            .array();
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A ticket could not be sealed", e);
    }
  }

  @Override
  public String open(String ticket) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(ticket));
      var nonce = new byte[NONCE];
      bytes.get(nonce);
      var sealed = new byte[bytes.remaining()];
      bytes.get(sealed);
      var plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed));
      if (plain.getLong() >= time.now().getEpochSecond()
          && used.asMap().putIfAbsent(Base64.getEncoder().encodeToString(nonce), true) == null) {
        return StandardCharsets.UTF_8.decode(plain).toString();
      }
    } catch (GeneralSecurityException | RuntimeException e) {
      throw refused();
    }
    throw refused();
  }

  private static RefusedException refused() {
    return RefusedException.forbidden("The ticket is used, too old or not ours. Ask for another.");
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
