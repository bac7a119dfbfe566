package dev.countersign.proofs.digest;

/**
 * HMAC-SHA-256 (RFC 2104), over the digest itself: the platform's own {@code Mac} looks all
 * providers up and checks them, which takes longer than a whole bundle.
 */
public final class Hmac {
  private static final int BLOCK = 64;
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private Hmac() {}

  public static byte[] sha256(byte[] key, byte[] message) {
    var fitting = key.length > BLOCK ? Sha256.of(key) : key;
    return Sha256.of(padded(fitting, OUTER), Sha256.of(padded(fitting, INNER), message));
  }

  private static byte[] padded(byte[] key, byte pad) {
    var block = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
    }
    return block;
  }
}
