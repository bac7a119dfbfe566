package dev.countersign.proofs.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A private key. It stays with whoever signs; the platform holds only its log's own. */
public final class PrivateKey {
  private final AsymmetricKeyParameter parameters;
  private final PublicKey publicKey;

  private PrivateKey(AsymmetricKeyParameter parameters) {
    this.parameters = parameters;
    this.publicKey = publicKey(parameters);
  }

  /** Makes a key from this source of randomness. */
  public static PrivateKey generate(Algorithm algorithm, SecureRandom random) {
    return switch (algorithm) {
      case ED25519 -> new PrivateKey(new Ed25519PrivateKeyParameters(random));
      case ECDSA_P256 -> {
        var generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(P256.CURVE, random));
        yield new PrivateKey(generator.generateKeyPair().getPrivate());
      }
    };
  }

  /** The Ed25519 key of a seed of 32 bytes (RFC 8032 5.1.5). */
  public static PrivateKey ofEd25519Seed(byte[] seed) {
    return new PrivateKey(new Ed25519PrivateKeyParameters(seed));
  }

  /** Reads a PKCS #8 PrivateKeyInfo. */
  public static PrivateKey ofPkcs8(byte[] pkcs8) {
    try {
      return new PrivateKey(PrivateKeyFactory.createKey(pkcs8));
    } catch (IOException | RuntimeException e) {
      throw new MalformedKeyException("The bytes are not a PKCS #8 key of Ed25519 or P-256");
    }
  }

  /** The PKCS #8 PrivateKeyInfo. */
  public byte[] pkcs8() {
    try {
      return PrivateKeyInfoFactory.createPrivateKeyInfo(parameters).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public PublicKey publicKey() {
    return publicKey;
  }

  public byte[] sign(byte[] message) {
    return switch (parameters) {
      case Ed25519PrivateKeyParameters key -> {
        var signature = new byte[Ed25519PrivateKeyParameters.SIGNATURE_SIZE];
        key.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
        yield signature;
      }
      case ECPrivateKeyParameters key -> sign(key, message);
      default -> throw new IllegalStateException("No such key is ever made");
    };
  }

  /** Deterministic ECDSA (RFC 6979): a nonce that is never repeated and never weak. */
  private static byte[] sign(ECPrivateKeyParameters key, byte[] message) {
    var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, key);
    var rs = signer.generateSignature(PublicKey.sha256(message));
    var low = rs[1].compareTo(P256.HALF_ORDER) > 0 ? P256.ORDER.subtract(rs[1]) : rs[1];
    try {
      return StandardDSAEncoding.INSTANCE.encode(P256.ORDER, rs[0], low);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PublicKey publicKey(AsymmetricKeyParameter parameters) {
    return switch (parameters) {
      case Ed25519PrivateKeyParameters key ->
          PublicKey.ofEd25519(key.generatePublicKey().getEncoded());
      case ECPrivateKeyParameters key when P256.is(key.getParameters()) ->
          PublicKey.ofP256(
              new FixedPointCombMultiplier().multiply(P256.CURVE.getG(), key.getD()).normalize());
      default -> throw new MalformedKeyException("Only Ed25519 and ECDSA P-256 keys count here");
    };
  }
}
