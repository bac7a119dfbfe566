package dev.countersign.proofs.signature;

import dev.countersign.proofs.digest.Sha256;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A public key that verifies signatures of one algorithm. */
public final class PublicKey {
  private static final int ED25519_SIGNATURE = 64;
  private static final int ED25519_POINT = 32;
  private static final int P256_POINT = 65;
  private static final byte UNCOMPRESSED = 4;

  /** RFC 8410 4: the algorithm without parameters, and a bit string without unused bits. */
  private static final byte[] ED25519_BEFORE = HexFormat.of().parseHex("302a300506032b6570032100");

  /** RFC 5480 2: ecPublicKey with the named curve secp256r1, and the same. */
  private static final byte[] P256_BEFORE =
      HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

  private final Algorithm algorithm;
  private final AsymmetricKeyParameter parameters;
  private final byte[] spki;

  private PublicKey(Algorithm algorithm, AsymmetricKeyParameter parameters, byte[] spki) {
    this.algorithm = algorithm;
    this.parameters = parameters;
    this.spki = spki;
  }

  /**
   * Reads a SubjectPublicKeyInfo (RFC 5280 4.1). A key has one encoding here, so what stands before
   * the point is compared and not parsed.
   *
   * @throws MalformedKeyException for another algorithm or curve, a point of small order, or bytes
   *     that are not the one encoding of the key (DER, named curve, uncompressed)
   */
  public static PublicKey ofSpki(byte[] spki) {
    if (spki.length == ED25519_BEFORE.length + ED25519_POINT && startsWith(spki, ED25519_BEFORE)) {
      return new PublicKey(Algorithm.ED25519, ed25519(spki, ED25519_BEFORE.length), spki.clone());
    }
    if (spki.length == P256_BEFORE.length + P256_POINT && startsWith(spki, P256_BEFORE)) {
      var point = Arrays.copyOfRange(spki, P256_BEFORE.length, spki.length);
      return new PublicKey(Algorithm.ECDSA_P256, p256(point), spki.clone());
    }
    throw new MalformedKeyException(
        "A key is the SubjectPublicKeyInfo of an Ed25519 or ECDSA P-256 key, in its one encoding"
            + " (DER, named curve, uncompressed)");
  }

  private static boolean startsWith(byte[] bytes, byte[] with) {
    return Arrays.equals(bytes, 0, with.length, with, 0, with.length);
  }

  private static Ed25519PublicKeyParameters ed25519(byte[] spki, int at) {
    if (!Ed25519.validatePublicKeyFull(spki, at)) {
      throw new MalformedKeyException("The Ed25519 point is not of full order");
    }
    return new Ed25519PublicKeyParameters(spki, at);
  }

  private static ECPublicKeyParameters p256(byte[] point) {
    try {
      if (point[0] == UNCOMPRESSED) {
        return new ECPublicKeyParameters(P256.CURVE.getCurve().decodePoint(point), P256.CURVE);
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedKeyException("The point is not on P-256");
    }
    throw new MalformedKeyException("A P-256 point is uncompressed here");
  }

  /** A raw Ed25519 key of 32 bytes, as logs and witnesses publish it. */
  public static PublicKey ofEd25519(byte[] raw) {
    if (raw.length != ED25519_POINT) {
      throw new MalformedKeyException("An Ed25519 key is 32 bytes");
    }
    return ofSpki(joined(ED25519_BEFORE, raw));
  }

  static PublicKey ofP256(ECPoint point) {
    return ofSpki(joined(P256_BEFORE, point.getEncoded(false)));
  }

  private static byte[] joined(byte[] before, byte[] point) {
    var spki = Arrays.copyOf(before, before.length + point.length);
    System.arraycopy(point, 0, spki, before.length, point.length);
    return spki;
  }

  public Algorithm algorithm() {
    return algorithm;
  }

  /** The SubjectPublicKeyInfo. */
  public byte[] spki() {
    return spki.clone();
  }

  /** The 32 raw bytes of an Ed25519 key. */
  public byte[] raw() {
    if (parameters instanceof Ed25519PublicKeyParameters ed25519) {
      return ed25519.getEncoded();
    }
    throw new IllegalStateException("Only an Ed25519 key has a raw form");
  }

  /** The key's fingerprint, usable as a key id hint: SHA-256 of its SubjectPublicKeyInfo. */
  public String fingerprint() {
    return Sha256.hex(spki);
  }

  /** True if this key made this signature over this message. Never throws for a bad signature. */
  public boolean verifies(byte[] message, byte[] signature) {
    return switch (parameters) {
      case Ed25519PublicKeyParameters key ->
          signature.length == ED25519_SIGNATURE
              && key.verify(
                  Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0)
              // Its first half must be a point of full order, as every honest one is: about others
              // verifiers disagree, and this one sometimes with itself.
              && Ed25519.validatePublicKeyFull(signature, 0);
      case ECPublicKeyParameters key -> verifies(key, message, signature);
      default -> false;
    };
  }

  private static boolean verifies(ECPublicKeyParameters key, byte[] message, byte[] der) {
    BigInteger[] rs;
    try {
      rs = StandardDSAEncoding.INSTANCE.decode(P256.ORDER, der);
    } catch (IOException | RuntimeException e) {
      return false;
    }
    // Both (r, s) and (r, n - s) verify; only the low one is accepted, so that a key and a nonce
    // make one signature.
    if (rs[1].compareTo(P256.HALF_ORDER) > 0) {
      return false;
    }
    var verifier = new ECDSASigner();
    verifier.init(false, key);
    return verifier.verifySignature(sha256(message), rs[0], rs[1]);
  }

  static byte[] sha256(byte[] message) {
    var digest = new SHA256Digest();
    digest.update(message, 0, message.length);
    var hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PublicKey that && Arrays.equals(spki, that.spki);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(spki);
  }

  @Override
  public String toString() {
    return algorithm + " " + fingerprint();
  }
}
