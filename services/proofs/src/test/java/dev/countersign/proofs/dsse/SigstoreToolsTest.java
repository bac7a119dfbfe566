package dev.countersign.proofs.dsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.proofs.dsse.Envelope.Signature;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What is exported is verified by Sigstore's own library, and so is every change refused. */
@EnabledIfSystemProperty(named = "countersign.long", matches = "true")
class SigstoreToolsTest {
  private static final Path FOLDER = Path.of("target", "sigstore");
  private static final byte[] PAYLOAD =
      "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[]}".getBytes(UTF_8);

  private final PrivateKey lead = PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
  private final PrivateKey other = PrivateKey.generate(Algorithm.ECDSA_P256, new SecureRandom());
  private final Envelope envelope = envelope();

  private Envelope envelope() {
    var pae = Envelope.preAuthenticationEncoding(Envelope.IN_TOTO, PAYLOAD);
    return new Envelope(
        Envelope.IN_TOTO,
        PAYLOAD,
        List.of(new Signature("", lead.sign(pae)), new Signature("", other.sign(pae))));
  }

  private String bundle(int signature, PrivateKey key) {
    return SigstoreBundle.of(envelope, envelope.signatures().get(signature), key.publicKey());
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String swap(String in, String from, String to) {
    assertThat(in).contains(from);
    return in.replace(from, to);
  }

  @Test
  void bothKindsOfKeyAreTakenAndEveryChangeIsRefused() throws IOException, InterruptedException {
    var cases = new ArrayList<>(List.of(bundle(0, lead), bundle(1, other)));
    cases.addAll(changed(0, lead, other));
    cases.addAll(changed(1, other, lead));

    var verdicts = verdicts(cases);

    assertThat(verdicts).hasSize(cases.size());
    assertThat(verdicts.subList(0, 2)).containsOnly("accepted");
    assertThat(verdicts.subList(2, cases.size()))
        .allMatch(verdict -> verdict.startsWith("refused"));
  }

  /** One bundle with something changed in it, in each way that somebody could try. */
  private List<String> changed(int signature, PrivateKey key, PrivateKey stranger) {
    var bundle = bundle(signature, key);
    var bytes = envelope.signatures().get(signature).sig();
    var sig = base64(bytes);
    var payload = base64(PAYLOAD);
    var fingerprint = key.publicKey().fingerprint();
    var changed =
        List.of(
            swap(bundle, sig, base64(flipped(bytes, 10))),
            swap(bundle, sig, base64(flipped(bytes, bytes.length - 1))),
            swap(bundle, sig, base64(envelope.signatures().get(1 - signature).sig())),
            swap(bundle, sig, ""),
            swap(bundle, payload, base64(flipped(PAYLOAD, 5))),
            swap(bundle, payload, base64((new String(PAYLOAD, UTF_8) + " ").getBytes(UTF_8))),
            swap(bundle, payload, base64(new byte[0])),
            swap(bundle, Envelope.IN_TOTO, "application/vnd.in-toto"),
            swap(bundle, Envelope.IN_TOTO, Envelope.IN_TOTO + " "),
            swap(bundle, fingerprint, stranger.publicKey().fingerprint()),
            swap(bundle, fingerprint, "0".repeat(64)),
            swap(bundle, SigstoreBundle.MEDIA_TYPE, "application/vnd.dev.sigstore.bundle.v9+json"),
            swap(bundle, "\"dsseEnvelope\"", "\"another\""),
            swap(bundle, "\"verificationMaterial\"", "\"another\""));
    assertThat(changed).hasSizeGreaterThanOrEqualTo(10).doesNotHaveDuplicates();
    return changed;
  }

  private static byte[] flipped(byte[] bytes, int at) {
    var other = bytes.clone();
    other[at] ^= 1;
    return other;
  }

  private List<String> verdicts(List<String> cases) throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    for (var file : List.of("package.json", "verify-bundles.cjs")) {
      try (var in = SigstoreToolsTest.class.getResourceAsStream("/sigstore/" + file)) {
        Files.write(FOLDER.resolve(file), java.util.Objects.requireNonNull(in).readAllBytes());
      }
    }
    run("", "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts");
    var keys =
        JsonObject.of()
            .with(lead.publicKey().fingerprint(), base64(lead.publicKey().spki()))
            .with(other.publicKey().fingerprint(), base64(other.publicKey().spki()));
    var input =
        JsonObject.of()
            .with("keys", keys)
            .with("cases", JsonValue.array(cases.stream().map(JsonValue::string).toList()));
    return run(CanonicalJson.text(input), "node", "verify-bundles.cjs").lines().toList();
  }

  private static String run(String input, String... command)
      throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).directory(FOLDER.toFile()).start();
    process.getOutputStream().write(input.getBytes(UTF_8));
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    var errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command) + "\n" + errors).isZero();
    return output;
  }
}
