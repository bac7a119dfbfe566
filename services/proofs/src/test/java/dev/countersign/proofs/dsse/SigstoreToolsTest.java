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
    var byLead = bundle(0, lead);
    var byOther = bundle(1, other);
    var sig = base64(envelope.signatures().getFirst().sig());
    var flipped = envelope.signatures().getFirst().sig().clone();
    flipped[10] ^= 1;
    var der = envelope.signatures().getLast().sig().clone();
    der[der.length - 1] ^= 1;
    var payload = base64(PAYLOAD);
    var changed = PAYLOAD.clone();
    changed[5] ^= 1;
    var wrong =
        List.of(
            swap(byLead, sig, base64(flipped)),
            swap(byOther, base64(envelope.signatures().getLast().sig()), base64(der)),
            swap(byLead, payload, base64(changed)),
            swap(byOther, payload, base64(changed)),
            swap(byLead, payload, base64((new String(PAYLOAD, UTF_8) + " ").getBytes(UTF_8))),
            swap(byLead, Envelope.IN_TOTO, "application/vnd.in-toto"),
            swap(byLead, Envelope.IN_TOTO, Envelope.IN_TOTO + " "),
            swap(byLead, lead.publicKey().fingerprint(), other.publicKey().fingerprint()),
            swap(byOther, other.publicKey().fingerprint(), lead.publicKey().fingerprint()),
            swap(byLead, lead.publicKey().fingerprint(), "0".repeat(64)),
            swap(byLead, sig, base64(envelope.signatures().getLast().sig())),
            swap(byLead, sig, ""),
            swap(byLead, SigstoreBundle.MEDIA_TYPE, "application/vnd.dev.sigstore.bundle.v9+json"),
            swap(byLead, "\"dsseEnvelope\"", "\"another\""),
            swap(byLead, "\"verificationMaterial\"", "\"another\""));
    var cases = new ArrayList<>(List.of(byLead, byOther));
    cases.addAll(wrong);

    var verdicts = verdicts(cases);

    assertThat(verdicts).hasSize(cases.size());
    assertThat(verdicts.subList(0, 2)).containsOnly("accepted");
    assertThat(verdicts.subList(2, cases.size()))
        .allMatch(verdict -> verdict.startsWith("refused"));
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
