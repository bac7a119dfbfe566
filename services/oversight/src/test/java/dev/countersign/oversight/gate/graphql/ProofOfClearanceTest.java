package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.LogStandIn;
import dev.countersign.proofs.bundle.BundleText;
import dev.countersign.verifier.verify.Result;
import dev.countersign.verifier.verify.Verdict;
import dev.countersign.verifier.verify.Verification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One file for each thing that a clearance leaves behind, and each is checked without us. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class ProofOfClearanceTest extends LoopSteps {
  private static Verdict verdict(String user, String id) {
    var file = Api.as(user).get("/proofs/" + id).statusCode(200).extract().asByteArray();
    return new Verification(BundleText.read(file), List.of(LogStandIn.verifier())).verdict();
  }

  private static Verdict verified(String id) {
    assertThat(verdict("eu-analyst", id).lacks()).as("for a regulator").isEmpty();
    var verdict = verdict("aurelia-officer", id);
    assertThat(verdict.lacks()).isEmpty();
    assertThat(verdict.result()).isEqualTo(Result.VERIFIED);
    return verdict;
  }

  private static String found(String query, String path) {
    return Api.as("aurelia-officer").send(query).extract().path(path);
  }

  private String attestation() {
    return found(
        "{ attestations(lab: \"org_aurelia\", first: 100) { nodes { id modelVersion } } }",
        "data.attestations.nodes.find { it.modelVersion == '%s' }.id".formatted(version));
  }

  private String determination() {
    return found(
        "{ determinations(modelVersion: \"%s\", first: 100) { nodes { id thresholdKey } } }"
            .formatted(version),
        "data.determinations.nodes.find { it.thresholdKey == 'CYBER-2' }.id");
  }

  @Test
  void everythingOfAClearanceIsCheckedFromFilesOfItsOwn() {
    var request = cleared();
    var decision =
        found(
            "{ node(id: \"%s\") { ... on ScaleUpRequest { decision { id outcome } } } }"
                .formatted(request),
            "data.node.decision.id");
    LogStandIn.takeIn();

    var clearance = verified(decision);
    assertThat(clearance.holds()).anyMatch(line -> line.contains("answer CLEARED, word for word"));
    assertThat(clearance.holds()).anyMatch(line -> line.contains("signatures on"));

    assertThat(verified(halts().getFirst()).holds())
        .anyMatch(line -> line.contains("open this halt"))
        .anyMatch(line -> line.contains("These are all"));
    assertThat(verified(attestation()).holds()).anyMatch(line -> line.contains("It stands ACTIVE"));
    assertThat(verified(determination()).reasons())
        .anyMatch(line -> line.startsWith("CYBER-2: REACHED, crossed"));

    var answer = verified(version);
    assertThat(answer.holds())
        .anyMatch(line -> line.contains("What holds for CYBER-2 follows"))
        .anyMatch(line -> line.contains("answer CLEARED"));
    assertThat(answer.reasons()).anyMatch(line -> line.contains(request + " was answered CLEARED"));
  }

  @Test
  void anAuditorProvesWhatItSignedAndStrangersGetNoFile() {
    cleared();
    LogStandIn.takeIn();
    var attestation = attestation();
    var own = verdict("kestrel-lead", attestation);
    assertThat(own.result()).isEqualTo(Result.PROVEN);
    assertThat(own.holds()).anyMatch(line -> line.contains("signatures on 1 attestations"));
    var halt = verdict("kestrel-lead", halts().getFirst());
    assertThat(halt.result()).isEqualTo(Result.PROVEN);
    assertThat(halt.holds())
        .anyMatch(line -> line.contains("that auditors engaged for all of it may read"));
    for (var id : List.of(attestation, determination(), version, halts().getFirst())) {
      for (var user : List.of("borealis-officer", "bracken-lead", "ca-analyst")) {
        Api.as(user).get("/proofs/" + id).statusCode(404).body("code", equalTo("NOT_FOUND"));
      }
      Api.anonymous().get("/proofs/" + id).statusCode(404);
    }
  }

  @Test
  void onceAModelIsDeployedAnyoneSeesThatTheseAreAllItsHalts() {
    cleared();
    deploy();
    move(Instant.parse(now()).plusSeconds(3600).toString());
    LogStandIn.takeIn();
    var halt = halts().getFirst();
    var file = Api.anonymous().get("/proofs/" + halt).statusCode(200).extract().asByteArray();
    var verdict = new Verification(BundleText.read(file), List.of(LogStandIn.verifier())).verdict();
    assertThat(verdict.result()).isEqualTo(Result.PROVEN);
    assertThat(verdict.holds())
        .anyMatch(line -> line.contains("that everyone may read about " + model));
    assertThat(verdict.reasons()).contains("2 × HALT_OPENED", "2 × HALT_LIFTED");
  }

  @Test
  void howAnAttestationStandsIsProvenToWhoeverMayKnowOfIt() {
    cleared();
    deploy();
    move(Instant.parse(now()).plusSeconds(3600).toString());
    LogStandIn.takeIn();
    var attestation = attestation();
    var active = attestation + " stood ACTIVE at ";
    for (var user : List.of("aurelia-officer", "eu-analyst", "kestrel-lead", "borealis-officer")) {
      assertThat(verdict(user, attestation).holds())
          .as(user)
          .anyMatch(line -> line.startsWith(active));
    }
    var anyones = Api.anonymous().get("/proofs/" + attestation).statusCode(200).extract();
    assertThat(anyones.asString()).doesNotContain("lab:", "auditor:", "version:");
    var day = Instant.parse(now()).plusSeconds(25 * 3600);
    var old =
        new Verification(
                BundleText.read(anyones.asByteArray()), List.of(LogStandIn.verifier()), day)
            .verdict();
    assertThat(old.lacks()).anyMatch(line -> line.startsWith("How things stand at"));
  }

  private void deploy() {
    Api.as("aurelia-officer")
        .mutate("announceModel", "model { id }", Map.of("idempotencyKey", key(), "model", model))
        .body("errors", nullValue());
    Api.as("aurelia-officer")
        .mutate(
            "deployModelVersion",
            "modelVersion { id }",
            Map.of("idempotencyKey", key(), "modelVersion", version))
        .body("errors", nullValue());
  }
}
