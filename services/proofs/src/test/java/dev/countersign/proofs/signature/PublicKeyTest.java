package dev.countersign.proofs.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublicKeyTest {
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);
  private static final SecureRandom RANDOM = new SecureRandom();

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void whatItSignsTheJdkVerifiesToo(Algorithm algorithm) throws GeneralSecurityException {
    var key = PrivateKey.generate(algorithm, RANDOM);
    var jdk = Signature.getInstance(algorithm == Algorithm.ED25519 ? "Ed25519" : "SHA256withECDSA");
    jdk.initVerify(
        KeyFactory.getInstance(algorithm == Algorithm.ED25519 ? "Ed25519" : "EC")
            .generatePublic(new X509EncodedKeySpec(key.publicKey().spki())));
    jdk.update(MESSAGE);
    assertThat(jdk.verify(key.sign(MESSAGE))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void aChangedMessageOrSignatureDoesNotVerify(Algorithm algorithm) {
    var key = PrivateKey.generate(algorithm, RANDOM);
    var signature = key.sign(MESSAGE);
    assertThat(key.publicKey().verifies(MESSAGE, signature)).isTrue();
    assertThat(key.publicKey().verifies("messagE".getBytes(StandardCharsets.UTF_8), signature))
        .isFalse();
    signature[signature.length - 1] ^= 1;
    assertThat(key.publicKey().verifies(MESSAGE, signature)).isFalse();
    assertThat(key.publicKey().verifies(MESSAGE, new byte[0])).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void aPrivateKeyIsReadAgainFromItsEncoding(Algorithm algorithm) {
    var key = PrivateKey.generate(algorithm, RANDOM);
    assertThat(PrivateKey.ofPkcs8(key.pkcs8()).publicKey()).isEqualTo(key.publicKey());
    assertThat(PublicKey.ofSpki(key.publicKey().spki())).isEqualTo(key.publicKey());
  }

  @Test
  void aHighSTwinOfAGoodSignatureIsRefused() throws IOException {
    var key = PrivateKey.generate(Algorithm.ECDSA_P256, RANDOM);
    var rs = StandardDSAEncoding.INSTANCE.decode(P256.ORDER, key.sign(MESSAGE));
    var twin = StandardDSAEncoding.INSTANCE.encode(P256.ORDER, rs[0], P256.ORDER.subtract(rs[1]));
    assertThat(key.publicKey().verifies(MESSAGE, twin)).isFalse();
  }

  @Test
  void zeroForBothHalvesIsNoSignature() {
    var key = PrivateKey.generate(Algorithm.ECDSA_P256, RANDOM);
    assertThat(key.publicKey().verifies(MESSAGE, HexFormat.of().parseHex("3006020100020100")))
        .isFalse();
  }

  @Test
  void aPointOfSmallOrderIsNoKey() {
    var identity = new byte[32];
    identity[0] = 1;
    assertThatThrownBy(() -> PublicKey.ofEd25519(identity))
        .isInstanceOf(MalformedKeyException.class);
    assertThatThrownBy(() -> PublicKey.ofEd25519(new byte[32]))
        .isInstanceOf(MalformedKeyException.class);
  }

  @Test
  void keysOfOtherAlgorithmsAreRefused() throws GeneralSecurityException {
    var rsa = java.security.KeyPairGenerator.getInstance("RSA").generateKeyPair();
    var p384 = java.security.KeyPairGenerator.getInstance("EC");
    p384.initialize(new java.security.spec.ECGenParameterSpec("secp384r1"));
    for (var spki :
        new byte[][] {
          rsa.getPublic().getEncoded(), p384.generateKeyPair().getPublic().getEncoded(), {1, 2, 3}
        }) {
      assertThatThrownBy(() -> PublicKey.ofSpki(spki)).isInstanceOf(MalformedKeyException.class);
    }
  }

  /** DSSE v1.0.2's own example: r and s stand raw there, and S is high; made low, it counts. */
  @Test
  void theSignatureOfTheSpecificationVerifies() throws IOException, GeneralSecurityException {
    var x =
        new BigInteger(
            "46950820868899156662930047687818585632848591499744589407958293238635476079160");
    var y =
        new BigInteger(
            "5640078356564379163099075877009565129882514886557779369047442380624545832820");
    var parameters = java.security.AlgorithmParameters.getInstance("EC");
    parameters.init(new java.security.spec.ECGenParameterSpec("secp256r1"));
    var spec =
        new java.security.spec.ECPublicKeySpec(
            new java.security.spec.ECPoint(x, y),
            parameters.getParameterSpec(java.security.spec.ECParameterSpec.class));
    var key = PublicKey.ofSpki(KeyFactory.getInstance("EC").generatePublic(spec).getEncoded());
    var raw =
        Base64.getDecoder()
            .decode(
                "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==");
    var r = new BigInteger(1, raw, 0, 32);
    var s = new BigInteger(1, raw, 32, 32);
    var low = s.compareTo(P256.HALF_ORDER) > 0 ? P256.ORDER.subtract(s) : s;
    assertThat(
            key.verifies(
                "DSSEv1 29 http://example.com/HelloWorld 11 hello world"
                    .getBytes(StandardCharsets.UTF_8),
                StandardDSAEncoding.INSTANCE.encode(P256.ORDER, r, low)))
        .isTrue();
  }
}
