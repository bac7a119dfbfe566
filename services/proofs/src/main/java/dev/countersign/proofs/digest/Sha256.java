package dev.countersign.proofs.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4). */
public final class Sha256 {
  /** Length of a digest in bytes. */
  public static final int LENGTH = 32;

  private Sha256() {}

  /** The digest of the parts, one after the other. */
  public static byte[] of(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** The digest in lower-case hex. */
  public static String hex(byte[]... parts) {
    return HexFormat.of().formatHex(of(parts));
  }
}
