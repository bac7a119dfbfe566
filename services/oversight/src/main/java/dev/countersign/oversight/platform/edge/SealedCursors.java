package dev.countersign.oversight.platform.edge;

import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * AES-GCM over the position, with the viewer's organisation as associated data: a position would
 * tell how much happens on the platform. The nonce is taken from the position itself, so that the
 * same row has the same cursor.
 */
@ApplicationScoped
class SealedCursors implements Cursors {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int POSITION = 16;

  private final SecretKeySpec key;
  private final SecretKeySpec nonceKey;
  private final CurrentViewer viewer;

  SealedCursors(
      @ConfigProperty(name = "countersign.ledger.request-secret") String secret,
      CurrentViewer viewer) {
    this.key = derive(secret, "cursor");
    this.nonceKey = derive(secret, "cursor nonce");
    this.viewer = viewer;
  }

  @Override
  public String seal(UUID position) {
    try {
      var plain = bytes(position);
      var nonce = new byte[NONCE];
      System.arraycopy(nonceOf(plain), 0, nonce, 0, NONCE);
      var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A cursor could not be sealed", e);
    }
  }

  @Override
  public UUID open(String cursor) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      var nonce = new byte[NONCE];
      bytes.get(nonce);
      var sealed = new byte[bytes.remaining()];
      bytes.get(sealed);
      var plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed));
      if (plain.remaining() == POSITION) {
        return new UUID(plain.getLong(), plain.getLong());
      }
    } catch (GeneralSecurityException | RuntimeException e) {
      throw RefusedException.invalidCursor();
    }
    throw RefusedException.invalidCursor();
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(viewer.get().organisation().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private byte[] nonceOf(byte[] position) throws GeneralSecurityException {
    var mac = javax.crypto.Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(nonceKey.getEncoded(), "HmacSHA256"));
    mac.update(viewer.get().organisation().getBytes(StandardCharsets.UTF_8));
    return mac.doFinal(position);
  }

  private static byte[] bytes(UUID position) {
    return ByteBuffer.allocate(POSITION)
        .putLong(position.getMostSignificantBits())
        .putLong(position.getLeastSignificantBits())
        .array();
  }

  private static SecretKeySpec derive(String secret, String purpose) {
    var digest =
        dev.countersign.proofs.digest.Sha256.of(
            (purpose + "\n" + secret).getBytes(StandardCharsets.UTF_8));
    return new SecretKeySpec(digest, "AES");
  }
}
