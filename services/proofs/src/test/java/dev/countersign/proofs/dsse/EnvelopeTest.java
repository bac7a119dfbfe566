package dev.countersign.proofs.dsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.dsse.Envelope.Signature;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
  private static final byte[] PAYLOAD = "{}".getBytes(UTF_8);
  private static final SecureRandom RANDOM = new SecureRandom();

  private static Envelope signed(PrivateKey... keys) {
    var pae = Envelope.preAuthenticationEncoding(Envelope.IN_TOTO, PAYLOAD);
    return new Envelope(
        Envelope.IN_TOTO,
        PAYLOAD,
        List.of(keys).stream().map(key -> new Signature("hint", key.sign(pae))).toList());
  }

  @Test
  void theEncodingIsThatOfTheSpecification() {
    assertThat(
            new String(
                Envelope.preAuthenticationEncoding(
                    "http://example.com/HelloWorld", "hello world".getBytes(UTF_8)),
                UTF_8))
        .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  void theEncodingIsTheSameInEveryLanguage() {
    var own = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat("%d".formatted(12)).as("this language has digits of its own").isNotEqualTo("12");
      assertThat(Envelope.preAuthenticationEncoding("t", "hello world!".getBytes(UTF_8)))
          .asString(UTF_8)
          .isEqualTo("DSSEv1 1 t 12 hello world!");
      assertThat(new Checkpoint("o", 12, Sha256.of()).toText()).startsWith("o\n12\n");
    } finally {
      Locale.setDefault(own);
    }
  }

  /** Lengths count bytes, not characters. */
  @Test
  void lengthsAreThoseOfTheBytes() {
    assertThat(Envelope.preAuthenticationEncoding("caf\u00e9", "\u20ac".getBytes(UTF_8)))
        .asString(UTF_8)
        .isEqualTo("DSSEv1 5 caf\u00e9 3 \u20ac");
    assertThat(Envelope.preAuthenticationEncoding("", new byte[0]))
        .asString(UTF_8)
        .isEqualTo("DSSEv1 0  0 ");
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void aKeyIsFoundByItsSignatureAndNotByItsHint(Algorithm algorithm) {
    var key = PrivateKey.generate(algorithm, RANDOM);
    var other = PrivateKey.generate(algorithm, RANDOM);
    assertThat(
            signed(key).signers(List.of(other.publicKey(), key.publicKey()), Function.identity()))
        .containsExactly(key.publicKey());
  }

  @Test
  void oneKeyThatSignsTwiceCountsOnce() {
    var key = PrivateKey.generate(Algorithm.ECDSA_P256, RANDOM);
    assertThat(
            signed(key, key)
                .signers(List.of(key.publicKey(), key.publicKey()), Function.identity()))
        .hasSize(1);
  }

  @Test
  void aSignatureOverAnotherTypeDoesNotCount() {
    var key = PrivateKey.generate(Algorithm.ED25519, RANDOM);
    var envelope = signed(key);
    var moved = new Envelope("text/plain", PAYLOAD, envelope.signatures());
    assertThat(moved.signers(List.of(key.publicKey()), Function.identity())).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    var key = PrivateKey.generate(Algorithm.ED25519, RANDOM);
    var read = Envelope.parse(signed(key).toJson());
    assertThat(read.signers(List.of(key.publicKey()), Function.identity())).hasSize(1);
    assertThat(read.payload()).isEqualTo(PAYLOAD);
  }

  @Test
  void bothAlphabetsAreRead() {
    assertThat(Base64Text.decode("x", "-_-_")).isEqualTo(Base64Text.decode("x", "+/+/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"e30", "e30=\n", "e31=", "-+==", "e=30", "e30==", "e3 0="})
  void inexactBase64IsRefused(String text) {
    assertThatThrownBy(() -> Base64Text.decode("payload", text))
        .isInstanceOf(MalformedEnvelopeException.class)
        .hasMessageContaining("payload");
  }

  /** A reader that takes the first of two payloads, and one that takes the last, would differ. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"payloadType\":\"t\",\"payload\":\"e30=\",\"payload\":\"W10=\",\"signatures\":[{\"sig\":\"e30=\"}]}",
        "{\"payloadType\":\"t\",\"payload\":\"e30=\",\"p\\u0061yload\":\"W10=\",\"signatures\":[{\"sig\":\"e30=\"}]}"
      })
  void onePayloadCannotBeVerifiedAndAnotherParsed(String json) {
    assertThatThrownBy(() -> Envelope.parse(json)).isInstanceOf(MalformedEnvelopeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"payloadType\":\"t\",\"payload\":\"e30=\",\"signatures\":[]}",
        "{\"payloadType\":\"t\",\"payload\":\"e30=\",\"signatures\":[{}]}",
        "{\"payload\":\"e30=\",\"signatures\":[{\"sig\":\"e30=\"}]}",
        "{\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"e30=\"}]}"
      })
  void aMalformedEnvelopeIsRefused(String json) {
    assertThatThrownBy(() -> Envelope.parse(json)).isInstanceOf(MalformedEnvelopeException.class);
  }
}
