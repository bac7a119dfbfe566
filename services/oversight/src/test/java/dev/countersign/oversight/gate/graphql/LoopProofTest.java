package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.LogStandIn;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import dev.countersign.proofs.bundle.BundleText;
import dev.countersign.verifier.verify.Result;
import dev.countersign.verifier.verify.Verdict;
import dev.countersign.verifier.verify.Verification;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each asker is given of a halted step is cut under its rights, and holds by itself. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class LoopProofTest extends LoopSteps {
  private final Ledger ledger;

  LoopProofTest(Ledger ledger) {
    this.ledger = ledger;
  }

  private static Verdict proof(Api who, String id) {
    var file = who.get("/proofs/" + id).statusCode(200).extract().asByteArray();
    return new Verification(BundleText.read(file), List.of(LogStandIn.verifier())).verdict();
  }

  private static String decisionOn(String request) {
    return Api.as("aurelia-officer")
        .send("{ node(id: \"" + request + "\") { ... on ScaleUpRequest { decision { id } } } }")
        .extract()
        .path("data.node.decision.id");
  }

  @Test
  void aHaltIsProvenWithAllOtherHaltsOfItsLab() {
    evaluated("aurelia-submitter", "CYBER-2", "REACHED", REACHED);
    var halt = halts().getFirst();
    LogStandIn.takeIn();
    for (var user : List.of("aurelia-officer", "eu-analyst")) {
      var verdict = proof(Api.as(user), halt);
      assertThat(verdict.lacks()).as(user).isEmpty();
      assertThat(verdict.result()).isEqualTo(Result.VERIFIED);
      assertThat(verdict.reasons()).anyMatch(r -> r.startsWith(halt + " for CYBER-2"));
      assertThat(verdict.holds()).anyMatch(h -> h.startsWith("These are all "));
    }
    Api.as("borealis-officer").get("/proofs/" + halt).statusCode(404);
    Api.anonymous().get("/proofs/" + halt).statusCode(404);
  }

  @Test
  void anAuditorRecomputesWhatIsInItsScopeAndTheRestIsOnlyCounted() {
    engagedFor("CYBER");
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    var decision = decisionOn(asked());
    LogStandIn.takeIn();
    var verdict = proof(Api.as("kestrel-lead"), decision);
    assertThat(verdict.result()).isEqualTo(Result.IN_PART);
    assertThat(verdict.lacks()).anyMatch(l -> l.startsWith("1 of 2 thresholds are withheld"));
    assertThat(verdict.holds()).anyMatch(h -> h.contains("[CYBER-2]"));
    assertThat(verdict.reasons()).noneMatch(r -> r.contains("BIO-2"));
    var file = Api.as("kestrel-lead").get("/proofs/" + decision).extract().asString();
    assertThat(file).doesNotContain("inputsDigest\",\"value\"").doesNotContain("BIO-2 is");
    assertThat(proof(Api.as("eu-analyst"), decision).result()).isEqualTo(Result.VERIFIED);
    Api.as("bracken-lead").get("/proofs/" + decision).statusCode(404);
  }

  @Test
  void anAuditorDoesNotSeeHaltsOfADomainThatItWasNotEngagedFor() {
    engagedFor("CYBER");
    evaluated("aurelia-submitter", "CYBER-2", "REACHED", REACHED);
    evaluated("aurelia-submitter", "BIO-2", "CANNOT_RULE_OUT", UNCLEAR);
    assertThat(haltsSeenBy("eu-analyst")).containsExactlyInAnyOrder("CYBER-2", "BIO-2");
    assertThat(haltsSeenBy("kestrel-lead")).containsExactly("CYBER-2");
  }

  private List<String> haltsSeenBy(String user) {
    return Api.as(user)
        .send("{ halts(first: 100) { nodes { thresholdKey modelVersion } } }")
        .body("errors", nullValue())
        .extract()
        .jsonPath()
        .getList(
            "data.halts.nodes.findAll { it.modelVersion == '%s' }.thresholdKey".formatted(version));
  }

  private void engagedFor(String domain) {
    String id =
        Api.as("aurelia-officer")
            .mutate(
                "offerEngagement",
                "engagement { id }",
                Map.of(
                    "idempotencyKey",
                    key(),
                    "auditor",
                    "org_kestrel",
                    "models",
                    List.of(model),
                    "domains",
                    List.of(domain),
                    "evidenceClasses",
                    List.of("PUBLIC", "CONFIDENTIAL"),
                    "from",
                    "2026-03-01T00:00:00Z",
                    "until",
                    "2027-12-31T00:00:00Z",
                    "contingent",
                    false,
                    "publicationVeto",
                    false))
            .body("errors", nullValue())
            .extract()
            .path("data.offerEngagement.engagement.id");
    Api.as("kestrel-lead")
        .mutate(
            "acceptEngagement",
            "engagement { id }",
            Map.of("idempotencyKey", key(), "engagement", id))
        .body("errors", nullValue());
    AuditorSteps.declared("kestrel-lead", id, AuditorSteps.LEAD, List.of());
  }

  @Test
  void everyoneIsToldTheOutcomeOnceTheModelIsDeployedAndNothingElse() {
    var decision = decisionOn(asked());
    LogStandIn.takeIn();
    Api.anonymous().get("/proofs/" + decision).statusCode(404);
    deploy();
    LogStandIn.takeIn();
    for (var who : List.of(Api.anonymous(), Api.as("borealis-officer"))) {
      var verdict = proof(who, decision);
      assertThat(verdict.result()).isEqualTo(Result.PROVEN);
      assertThat(verdict.holds()).anyMatch(h -> h.contains("with the outcome"));
      var file = who.get("/proofs/" + decision).extract().asString();
      assertThat(file).doesNotContain("NOT_ASSESSED").doesNotContain(version);
    }
  }

  /** As the lab would state it: no operation does so yet. */
  private void deploy() {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                ledger.writeAs(
                    new Viewer("org_aurelia", Viewer.Kind.LAB, "aurelia-officer"),
                    new WriteRequest("deploy", key(), new byte[] {1}),
                    List.of(Book.ofLab("org_aurelia")),
                    entry -> {
                      entry.append(
                          new ModelDeployed(new ModelId(model), new ModelVersionId(version)),
                          Filing.supervised(model, "org_aurelia", "org_aurelia")
                              .publicWhen(PublicWhen.WRITTEN));
                      ledger.disclose(model, PublicWhen.DEPLOYED, entry);
                      return model;
                    }));
  }

  @Test
  void whatEveryoneMaySeeIsProvenToEveryone() {
    var published = LabSteps.published();
    LogStandIn.takeIn();
    var verdict = proof(Api.anonymous(), published);
    assertThat(verdict.result()).isEqualTo(Result.PROVEN);
    assertThat(verdict.holds()).anyMatch(h -> h.contains("POLICY_VERSION_PUBLISHED"));
  }
}
