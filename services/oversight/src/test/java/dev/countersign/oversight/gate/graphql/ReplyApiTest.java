package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.LogStandIn;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lab's signed word beside what was found of it, and who sees it. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class ReplyApiTest extends LoopSteps {
  private static final PrivateKey OFFICER =
      PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
  private static final PrivateKey LAB = PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
  private static boolean registered;

  @BeforeEach
  void theLabHasKeys() {
    if (!registered) {
      register("aurelia-officer", OFFICER);
      register(null, LAB);
      registered = true;
    }
  }

  private static void register(@Nullable String person, PrivateKey key) {
    var spki = Base64.getEncoder().encodeToString(key.publicKey().spki());
    var input = new HashMap<String, Object>();
    input.put("idempotencyKey", key());
    input.put("person", person);
    input.put("publicKey", spki);
    input.put("proofOfPossession", AuditorSteps.possession("org_aurelia", spki, key));
    Api.as("aurelia-officer")
        .mutate("registerSigningKey", "signingKey { id }", input)
        .body("errors", nullValue());
  }

  private static byte[] prepared(String finding, @Nullable String commitment, String reply) {
    var input = new HashMap<String, Object>();
    input.put("finding", finding);
    input.put("commitmentKey", commitment);
    input.put("reply", reply);
    return AuditorSteps.prepared("aurelia-officer", "prepareReply", input);
  }

  private static void given(byte[] payload) {
    Api.as("aurelia-officer")
        .mutate(
            "giveReply",
            "replies { reply signedBy }",
            AuditorSteps.submission(payload, OFFICER, LAB))
        .body("errors", nullValue());
  }

  private String determination() {
    AuditorSteps.engaged(model);
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    return Api.as("eu-analyst")
        .send("{ determinations(first: 100) { nodes { id modelVersion } } }")
        .body("errors", nullValue())
        .extract()
        .path("data.determinations.nodes.find { it.modelVersion == '%s' }.id".formatted(version));
  }

  @Test
  void aSignedReplyStandsBesideItsFindingForWhoeverSeesThat() {
    var finding = determination();
    given(prepared(finding, null, "The harness was ours."));
    var query =
        "{ determinations(first: 100) { nodes { id replies { lab reply finding envelope signedBy } } } }";
    var replies = "data.determinations.nodes.find { it.id == '%s' }.replies".formatted(finding);
    for (var user : java.util.List.of("aurelia-submitter", "eu-analyst", "kestrel-evaluator")) {
      Api.as(user)
          .send(query)
          .body("errors", nullValue())
          .body(replies + "[0].reply", equalTo("The harness was ours."))
          .body(replies + "[0].lab", equalTo("org_aurelia"))
          .body(replies + "[0].signedBy.size()", is(2));
    }
    for (var user : java.util.List.of("borealis-officer", "ca-analyst", "bracken-lead")) {
      Api.as(user).send(query).body("data.determinations.nodes.id", not(hasItem(finding)));
    }
  }

  @Test
  void aReplyToACellShowsInTheMatrixAndInEveryExportAndToNobodyElse() {
    determination();
    var cell =
        "{ complianceMatrix(filter: {lab: \"org_aurelia\", model: \"%s\"}) { labs(first: 1) { nodes { models(first: 1) { nodes { cells { commitmentKey replies { reply } } } } } } } }"
            .formatted(model);
    var commitments =
        Api.as("eu-analyst")
            .send(cell)
            .body("errors", nullValue())
            .extract()
            .<String>path(
                "data.complianceMatrix.labs.nodes[0].models.nodes[0].cells[0].commitmentKey");
    given(prepared(version, commitments, "We see this otherwise."));
    Api.as("eu-analyst")
        .send(cell)
        .body(
            "data.complianceMatrix.labs.nodes[0].models.nodes[0].cells[0].replies[0].reply",
            equalTo("We see this otherwise."));
    var csv = export("eu-analyst", "csv");
    assertThat(csv).contains("We see this otherwise.");
    assertThat(export("aurelia-officer", "json")).contains("We see this otherwise.");
    var facts = "{ modelVersion(id: \"%s\") { facts { kind } } }".formatted(version);
    Api.as("eu-analyst").send(facts).body("data.modelVersion.facts.kind", hasItem("REPLY_GIVEN"));
    Api.as("kestrel-lead")
        .send(facts)
        .body("data.modelVersion.facts.kind", not(hasItem("REPLY_GIVEN")));
  }

  private static String export(String user, String format) {
    return Api.as(user)
        .get("/exports/compliance." + format + "?lab=org_aurelia")
        .extract()
        .asString();
  }

  @Test
  void whatIsNotSignedByBothOrNotAboutTheLabIsRefused() {
    var finding = determination();
    var payload = prepared(finding, null, "No.");
    Api.as("aurelia-officer")
        .mutate("giveReply", "replies { reply }", AuditorSteps.submission(payload, OFFICER))
        .body("errors[0].extensions.code", equalTo("SIGNATURE_MISSING"));
    var other =
        new String(payload, StandardCharsets.UTF_8)
            .replace("org_aurelia", "org_borealis")
            .getBytes(StandardCharsets.UTF_8);
    Api.as("aurelia-officer")
        .mutate("giveReply", "replies { reply }", AuditorSteps.submission(other, OFFICER, LAB))
        .body("errors[0].extensions.code", equalTo("LAB_MISMATCH"));
    var changed =
        new String(payload, StandardCharsets.UTF_8)
            .replaceFirst("\"sha256\":\"[0-9a-f]{4}", "\"sha256\":\"0000")
            .getBytes(StandardCharsets.UTF_8);
    Api.as("aurelia-officer")
        .mutate("giveReply", "replies { reply }", AuditorSteps.submission(changed, OFFICER, LAB))
        .body("errors[0].extensions.code", equalTo("SUBJECT_MISMATCH"));
    var input = Map.of("input", Map.<String, Object>of("finding", finding, "reply", "x"));
    var query = "query($input: PrepareReplyInput!) { prepareReply(input: $input) { payload } }";
    Api.as("borealis-officer")
        .send(query, Map.copyOf(input))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    Api.as("aurelia-submitter")
        .send(query, Map.copyOf(input))
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
  }

  @Test
  void whatIsSaidOfAFindingStandsOnTheChainsOfItsVersion() throws SQLException {
    Catalogue.ready();
    given(prepared(determination(), null, "It was not the release."));
    var evaluation = evaluated("aurelia-submitter", "CYBER-2", "REACHED", REACHED);
    var input =
        Map.of(
            "idempotencyKey",
            key(),
            "instrument",
            "EU_GPAI_COP",
            "start",
            "EVALUATOR_FINDING_DISCLOSED",
            "subject",
            evaluation,
            "at",
            "2026-01-05T00:00:00Z",
            "evidence",
            List.of());
    Api.as("aurelia-officer")
        .mutate("claimMilestone", "milestone", input)
        .body("errors", nullValue());
    for (var chain : List.of("version:", "engaged:")) {
      assertThat(onChain(chain + version)).contains("REPLY_GIVEN", "MILESTONE_CLAIMED");
    }
  }

  private static List<String> onChain(String subject) throws SQLException {
    var kinds = new ArrayList<String>();
    try (var admin = LogStandIn.connect("postgres");
        var read =
            admin.prepareStatement(
                "select f.kind from ledger.chain c join ledger.fact f using (position) where c.subject = ?")) {
      read.setString(1, subject);
      try (var row = read.executeQuery()) {
        while (row.next()) {
          kinds.add(row.getString(1));
        }
      }
    }
    return kinds;
  }

  @Test
  void aFindingWithoutReplyHasNone() {
    var finding = determination();
    Api.as("eu-analyst")
        .send("{ determinations(first: 100) { nodes { id replies { reply } } } }")
        .body(
            "data.determinations.nodes.find { it.id == '%s' }.replies".formatted(finding), empty());
  }
}
