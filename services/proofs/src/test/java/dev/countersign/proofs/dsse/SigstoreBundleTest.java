package dev.countersign.proofs.dsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.proofs.dsse.Envelope.Signature;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigstoreBundleTest {
  private static final PrivateKey ONE = PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
  private static final PrivateKey TWO =
      PrivateKey.generate(Algorithm.ECDSA_P256, new SecureRandom());

  private static Envelope signed(String payload) {
    var bytes = payload.getBytes(UTF_8);
    var pae = Envelope.preAuthenticationEncoding(Envelope.IN_TOTO, bytes);
    return new Envelope(
        Envelope.IN_TOTO,
        bytes,
        List.of(new Signature("", ONE.sign(pae)), new Signature("", TWO.sign(pae))));
  }

  private static List<String> bundles(Envelope envelope) {
    return List.of(
        SigstoreBundle.of(envelope, envelope.signatures().getFirst(), ONE.publicKey()),
        SigstoreBundle.of(envelope, envelope.signatures().getLast(), TWO.publicKey()));
  }

  @Test
  void eachBundleHoldsOneSignatureAndNoLogEntry() {
    for (var bundle : bundles(signed("{}"))) {
      var object = JsonReader.readObject(bundle);
      assertThat(object.text("mediaType")).isEqualTo(SigstoreBundle.MEDIA_TYPE);
      assertThat(((JsonObject) object.get("verificationMaterial")).members().keySet())
          .containsExactlyInAnyOrder("publicKey", "tlogEntries");
      assertThat(bundle).contains("\"tlogEntries\":[]");
    }
  }

  @Test
  void joinedAgainTheyAreTheEnvelope() {
    var envelope = signed("{}");
    var joined = SigstoreBundle.join(bundles(envelope));
    assertThat(joined.toJson()).isEqualTo(envelope.toJson());
    assertThat(joined.signers(List.of(ONE.publicKey(), TWO.publicKey()), Function.identity()))
        .hasSize(2);
  }

  @Test
  void bundlesOfTwoPayloadsAreNotJoined() {
    assertThatThrownBy(
            () ->
                SigstoreBundle.join(
                    List.of(bundles(signed("{}")).getFirst(), bundles(signed("{} ")).getLast())))
        .isInstanceOf(MalformedEnvelopeException.class)
        .hasMessageContaining("bundles[1]");
    assertThatThrownBy(() -> SigstoreBundle.join(List.of()))
        .isInstanceOf(MalformedEnvelopeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"mediaType\":\"application/vnd.dev.sigstore.bundle+json;version=0.1\"}",
        "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\"}",
        "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\",\"messageSignature\":{}}"
      })
  void whatIsNoBundleIsRefused(String text) {
    assertThatThrownBy(() -> SigstoreBundle.join(List.of(text)))
        .isInstanceOf(MalformedEnvelopeException.class);
  }
}
