package dev.countersign.proofs.signature;

import dev.countersign.proofs.digest.Sha256;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A public key that verifies signatures of one algorithm. */
public final class PublicKey {
  private static final int ED25519_SIGNATURE = 64;

  private final Algorithm algorithm;
  private final AsymmetricKeyParameter parameters;
  private final byte[] spki;

  private PublicKey(Algorithm algorithm, AsymmetricKeyParameter parameters, byte[] spki) {
    this.algorithm = algorithm;
    this.parameters = parameters;
    this.spki = spki;
  }

  /**
   * Reads a SubjectPublicKeyInfo (RFC 5280 4.1).
   *
   * @throws MalformedKeyException for another algorithm or curve, a point of small order, or bytes
   *     that are not the one encoding of the key
   */
  public static PublicKey ofSpki(byte[] spki) {
    AsymmetricKeyParameter parameters;
    byte[] encodedAgain;
    try {
      parameters = PublicKeyFactory.createKey(spki);
      encodedAgain =
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(parameters).getEncoded();
    } catch (IOException | RuntimeException e) {
      throw new MalformedKeyException("The bytes are not a SubjectPublicKeyInfo");
    }
    var key =
        switch (parameters) {
          case Ed25519PublicKeyParameters ed25519 -> {
            if (!Ed25519.validatePublicKeyFull(ed25519.getEncoded(), 0)) {
              throw new MalformedKeyException("The Ed25519 point is not of full order");
            }
            yield new PublicKey(Algorithm.ED25519, ed25519, spki.clone());
          }
          case ECPublicKeyParameters ec when P256.is(ec.getParameters()) ->
              new PublicKey(Algorithm.ECDSA_P256, ec, spki.clone());
          default ->
              throw new MalformedKeyException("Only Ed25519 and ECDSA P-256 keys count here");
        };
    if (!Arrays.equals(encodedAgain, spki)) {
      throw new MalformedKeyException("The key is not in its one encoding (DER, named curve)");
    }
    return key;
  }

  /** A raw Ed25519 key of 32 bytes, as logs and witnesses publish it. */
  public static PublicKey ofEd25519(byte[] raw) {
    try {
      var parameters = new Ed25519PublicKeyParameters(raw);
      return ofSpki(
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(parameters).getEncoded());
    } catch (IOException | IllegalArgumentException e) {
      throw new MalformedKeyException("An Ed25519 key is 32 bytes");
    }
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
