package dev.countersign.evidence.vault;

import dev.countersign.evidence.reader.StoreFailedException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM: a random nonce of 12 bytes, the ciphertext, a tag of 16 bytes. */
final class Sealing {
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Bytes that are sealed at once: the machine's own instructions are used only by code that has
   * been called a few thousand times, and one call a chunk would leave the first hundreds of
   * megabytes to the slow one, at fifty times the cost.
   */
  private static final int SLICE = 1 << 13;

  /** Bytes beyond those that are sealed. */
  static final int OVERHEAD = NONCE + TAG;

  private Sealing() {}

  /**
   * Seals.
   *
   * @param context must be the same to open
   */
  static byte[] seal(SecretKey key, String context, byte[] plain) {
    var sealed = new byte[OVERHEAD + plain.length];
    seal(key, context, plain, plain.length, sealed, 0);
    return sealed;
  }

  /** Seals the first bytes into an array, from this place on. */
  static void seal(SecretKey key, String context, byte[] plain, int length, byte[] sealed, int at) {
    var nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    System.arraycopy(nonce, 0, sealed, at, NONCE);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, context);
      int done = 0;
      int into = at + NONCE;
      for (; length - done > SLICE; done += SLICE) {
        into += cipher.update(plain, done, SLICE, sealed, into);
      }
      cipher.doFinal(plain, done, length - done, sealed, into);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES in GCM", e);
    }
  }

  /**
   * Opens.
   *
   * @throws StoreFailedException if a bit is another, or the key or context is
   */
  static byte[] open(SecretKey key, String context, byte[] sealed) {
    return open(key, context, sealed, 0);
  }

  static byte[] open(SecretKey key, String context, byte[] sealed, int room) {
    if (sealed.length < room + OVERHEAD) {
      throw changed();
    }
    try {
      var nonce = Arrays.copyOfRange(sealed, room, room + NONCE);
      return cipher(Cipher.DECRYPT_MODE, key, nonce, context)
          .doFinal(sealed, room + NONCE, sealed.length - room - NONCE);
    } catch (AEADBadTagException e) {
      throw changed();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES in GCM", e);
    }
  }

  private static StoreFailedException changed() {
    return new BytesChangedException("What was sealed has changed, or is another's");
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String context)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(Byte.SIZE * TAG, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
