package dev.countersign.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.verifier.Countersign;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor's lead does all of it by command line: keys, attesting, proving, taking back. */
class CommandLineJourney {
  private static Told told;

  @TempDir private Path folder = Path.of("");

  private record Said(int status, String text) {}

  @BeforeAll
  static void theStoryIsTold() {
    told = Told.once();
  }

  private Said run(String user, String... arguments) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Countersign.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
    builder.environment().put("COUNTERSIGN_TOKEN", told.tokens().of(user));
    var process = builder.start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  private Said lead(String... arguments) throws IOException, InterruptedException {
    return run("kestrel-lead", arguments);
  }

  private String platform() {
    return told.site().url("oversight").toString();
  }

  private void input(String name, Map<String, String> fields) throws IOException {
    var json = new ArrayList<String>();
    fields.forEach((field, value) -> json.add("\"%s\": \"%s\"".formatted(field, value)));
    Files.writeString(folder.resolve(name), "{" + String.join(", ", json) + "}");
  }

  private void sign(String statement) throws IOException, InterruptedException {
    for (var key : List.of("lead.pem", "organisation.pem")) {
      assertThat(lead("sign", statement, "--key", key).status()).isZero();
    }
  }

  private void keys() throws IOException, InterruptedException {
    assertThat(lead("keys", "make", "lead.pem").status()).isZero();
    assertThat(lead("keys", "make", "organisation.pem", "--algorithm", "ECDSA_P256").status())
        .isZero();
    var registered =
        lead(
            "keys",
            "register",
            "lead.pem",
            "--organisation",
            "org_kestrel",
            "--person",
            "kestrel-lead",
            "--platform",
            platform());
    assertThat(registered.text()).startsWith("key_");
    assertThat(
            lead(
                    "keys",
                    "register",
                    "organisation.pem",
                    "--organisation",
                    "org_kestrel",
                    "--platform",
                    platform())
                .status())
        .isZero();
  }

  @Test
  void aLeadAttestsProvesAndTakesBack() throws Exception {
    keys();
    input(
        "attest.json",
        Map.of("evaluation", told.id("B3-CYBER"), "validUntil", "2027-05-01T00:00:00Z"));
    var prepared = lead("prepare", "attest.json", "-o", "statement", "--platform", platform());
    assertThat(prepared.text()).contains("statement holds the statement", "sha256 ");
    assertThat(prepared.status()).isZero();

    assertThat(lead("sign", "statement", "--key", "lead.pem").status()).isZero();
    var half = lead("submit", "statement.envelope", "--platform", platform());
    assertThat(half.status()).isEqualTo(1);
    assertThat(half.text()).contains("SIGNATURE_MISSING");
    assertThat(lead("sign", "statement", "--key", "organisation.pem").status()).isZero();
    var submitted = lead("submit", "statement.envelope", "--platform", platform());
    assertThat(submitted.text()).contains("att_").contains(" ACTIVE");
    assertThat(lead("submit", "statement.envelope", "--platform", platform()).text())
        .as("handed in again, it has the effect once")
        .isEqualTo(submitted.text());

    var attestation = submitted.text().strip().split(" ")[0];
    proves(attestation);
    takesBack(attestation);
  }

  private void proves(String attestation) throws Exception {
    var verified = verified(attestation, "borealis-officer");
    assertThat(verified.text()).startsWith("VERIFIED").contains("It stands ACTIVE");
    assertThat(verified.status()).isZero();
  }

  /** A halt's file goes to the newest record of its lab: all steps of the story are in it. */
  @Test
  void whatFollowedInTheWholeStoryFollowsAgain() throws Exception {
    var verified = verified(told.id("H4"), "eu-analyst");
    assertThat(verified.text())
        .startsWith("VERIFIED")
        .contains("× HALT_OPENED")
        .contains("× HALT_LIFTED")
        .contains("× HALT_LIFT_APPROVED")
        .contains("× ATTESTATION_RECEIVED")
        .contains("× ATTESTATION_SUSPENDED")
        .contains("× DECISION_IMPEACHED");
    assertThat(verified.status()).isZero();
  }

  private Said verified(String id, String user) throws Exception {
    var file = folder.resolve("proof.json");
    var request =
        HttpRequest.newBuilder(URI.create(platform() + "/proofs/" + id))
            .header("Authorization", "Bearer " + told.tokens().of(user))
            .build();
    for (int tries = 0; tries < 240; tries++) {
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        Files.writeString(file, answer.body());
        break;
      }
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
      Thread.sleep(500);
    }
    var key =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(told.site().url("transparency").resolve("/key")).build(),
                BodyHandlers.ofString())
            .body()
            .strip();
    return lead("verify", "proof.json", "--log-key", key, "--explain");
  }

  private void takesBack(String attestation) throws Exception {
    input(
        "revoke.json",
        Map.of(
            "attestation", attestation,
            "reason", "the test set had leaked",
            "effectiveFrom", "2026-05-04T09:00:00Z"));
    var prepared =
        lead(
            "prepare",
            "revoke.json",
            "--of",
            "REVOCATION",
            "-o",
            "revocation",
            "--platform",
            platform());
    assertThat(prepared.text()).contains("Handing it in would bring down", "would be impeached");
    sign("revocation");
    assertThat(lead("submit", "revocation.envelope", "--platform", platform()).text())
        .isEqualTo(attestation + " REVOKED" + System.lineSeparator());
  }

  @Test
  void whoMayNotSignIsToldSo() throws Exception {
    keys();
    input(
        "attest.json",
        Map.of("evaluation", told.id("B3-CYBER"), "validUntil", "2027-04-30T00:00:00Z"));
    var refused =
        run("borealis-officer", "prepare", "attest.json", "-o", "x", "--platform", platform());
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.text()).contains("FORBIDDEN");
  }
}
