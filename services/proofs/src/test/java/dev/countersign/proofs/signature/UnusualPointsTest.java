package dev.countersign.proofs.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and signatures about which verifiers disagree: here they all count for nothing. */
class UnusualPointsTest {
  private static final BigInteger FIELD = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493", 10));

  /** The eight points of small order, and other ways to write them (RFC 8032 5.1.3 allows none). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
      })
  void aPointOfSmallOrderIsNoKeyAndSignsNothing(String point) {
    var raw = HexFormat.of().parseHex(point);
    assertThatThrownBy(() -> PublicKey.ofEd25519(raw)).isInstanceOf(MalformedKeyException.class);
    var key = PrivateKey.ofEd25519Seed(new byte[32]).publicKey();
    assertThat(key.verifies(new byte[0], Arrays.copyOf(raw, 64))).isFalse();
  }

  /**
   * The first half of a signature with a point of order two added. The strict equation refuses it,
   * the one times eight accepts it, and fast ones accept it for about every second message.
   */
  @Test
  void aSignatureWithAPointOfSmallOrderAddedIsRefused() throws GeneralSecurityException {
    var signer = PrivateKey.ofEd25519Seed(filled(1));
    var jdk = KeyFactory.getInstance("Ed25519");
    var jdkKey = jdk.generatePublic(new X509EncodedKeySpec(signer.publicKey().spki()));
    for (int i = 0; i < 32; i++) {
      var message = ("message " + i).getBytes(StandardCharsets.UTF_8);
      var honest = signature(1, 100 + i, message, false);
      var twisted = signature(1, 100 + i, message, true);
      assertThat(signer.publicKey().verifies(message, honest)).isTrue();
      assertThat(signer.publicKey().verifies(message, twisted)).as("message %s", i).isFalse();
      var verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(jdkKey);
      verifier.update(message);
      assertThat(verifier.verify(twisted)).isFalse();
    }
  }

  /** S and S plus the group's order are the same number to a careless verifier. */
  @Test
  void aSecondFormOfTheSameSignatureIsRefused() {
    var signer = PrivateKey.ofEd25519Seed(filled(1));
    var message = new byte[] {7};
    var signature = signer.sign(message);
    var s = little(Arrays.copyOfRange(signature, 32, 64)).add(ORDER);
    System.arraycopy(little(s), 0, signature, 32, 32);
    assertThat(signer.publicKey().verifies(message, signature)).isFalse();
  }

  @Test
  void aPointThatIsNotOnTheCurveIsNoKey() {
    var spki =
        HexFormat.of()
            .parseHex(
                "3059301306072a8648ce3d020106082a8648ce3d03010703420004"
                    + "11".repeat(32)
                    + "22".repeat(32));
    assertThatThrownBy(() -> PublicKey.ofSpki(spki)).isInstanceOf(MalformedKeyException.class);
  }

  /** One key has one encoding, or it would count twice. */
  @Test
  void aCompressedPointIsNotTheEncodingOfAKey() {
    var generator = "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
    var compressed =
        HexFormat.of().parseHex("3039301306072a8648ce3d020106082a8648ce3d030107032200" + generator);
    assertThatThrownBy(() -> PublicKey.ofSpki(compressed))
        .isInstanceOf(MalformedKeyException.class)
        .hasMessageContaining("one encoding");
  }

  private static byte[] filled(int value) {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /** RFC 8032 5.1.6 with a nonce that is another key's scalar, so that its point is known. */
  private static byte[] signature(int seed, int nonce, byte[] message, boolean twisted)
      throws GeneralSecurityException {
    var point = PrivateKey.ofEd25519Seed(filled(nonce)).publicKey().raw();
    if (twisted) {
      point = plusOrderTwo(point);
    }
    var publicKey = PrivateKey.ofEd25519Seed(filled(seed)).publicKey().raw();
    var hash = MessageDigest.getInstance("SHA-512");
    hash.update(point);
    hash.update(publicKey);
    var k = little(hash.digest(message)).mod(ORDER);
    var s = scalar(nonce).add(k.multiply(scalar(seed))).mod(ORDER);
    var signature = Arrays.copyOf(point, 64);
    System.arraycopy(little(s), 0, signature, 32, 32);
    return signature;
  }

  /** (x, y) + (0, -1) = (-x, -y): y stands in 255 bits, the sign of x in the last one. */
  private static byte[] plusOrderTwo(byte[] point) {
    var y = little(point).clearBit(255);
    var sum = FIELD.subtract(y);
    return little(little(point).testBit(255) ? sum : sum.setBit(255));
  }

  private static BigInteger scalar(int seed) throws GeneralSecurityException {
    var half = Arrays.copyOf(MessageDigest.getInstance("SHA-512").digest(filled(seed)), 32);
    half[0] &= (byte) 248;
    half[31] &= 127;
    half[31] |= 64;
    return little(half);
  }

  private static BigInteger little(byte[] bytes) {
    var big = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      big[i] = bytes[bytes.length - 1 - i];
    }
    return new BigInteger(1, big);
  }

  private static byte[] little(BigInteger number) {
    var bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = number.shiftRight(8 * i).byteValue();
    }
    return bytes;
  }
}
