package dev.countersign.oversight.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.LogStandIn;
import dev.countersign.oversight.Register;
import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.SignedNote;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every node says where the log has it, with a proof that needs no trust. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class LogEntryTest {
  private static final String PLACE =
      "logEntry { index leafHash checkpoint inclusionProof { treeSize rootHash hashes } }";

  @BeforeEach
  void organisations() {
    Register.ready();
  }

  private static JsonPath place(String id) {
    return Api.as("eu-analyst")
        .send("{ node(id: \"%s\") { id facts { kind position } %s } }".formatted(id, PLACE))
        .body("errors", nullValue())
        .extract()
        .jsonPath()
        .setRootPath("data.node.");
  }

  @Test
  void aFactIsNowhereInTheLogUntilItIsTakenInAndThenProven() {
    var model = LabSteps.model("aurelia-submitter");
    assertThat(place(model).getMap("logEntry")).isNull();
    LogStandIn.takeIn(false);
    var entered = place(model);
    assertThat(entered.getLong("logEntry.index")).isNotNegative();
    assertThat(entered.getMap("logEntry.inclusionProof"))
        .as("no signed checkpoint holds it yet")
        .isNull();
    LogStandIn.takeIn();
    requireProven(place(model));

    LabSteps.version("aurelia-submitter", model);
    LogStandIn.takeIn();
    // An older entry is proven in the newer checkpoint.
    requireProven(place(model));
  }

  private static void requireProven(JsonPath node) {
    var note = SignedNote.parse(node.getString("logEntry.checkpoint"));
    assertThat(note.verifiedBy(LogStandIn.verifier())).isTrue();
    var checkpoint = Checkpoint.parse(note.text());
    assertThat(checkpoint.size()).isEqualTo(node.getLong("logEntry.inclusionProof.treeSize"));
    var proof =
        node.<String>getList("logEntry.inclusionProof.hashes").stream()
            .map(Base64.getDecoder()::decode)
            .toList();
    var leaf = Base64.getDecoder().decode(node.getString("logEntry.leafHash"));
    long index = node.getLong("logEntry.index");
    assertThat(MerkleTree.includes(leaf, index, checkpoint.size(), proof, checkpoint.root()))
        .isTrue();
    assertThat(MerkleTree.includes(leaf, index + 1, checkpoint.size(), proof, checkpoint.root()))
        .isFalse();
  }

  @Test
  void aPageOfNodesIsProvenAtOnce() {
    for (int i = 0; i < 3; i++) {
      LabSteps.model("aurelia-submitter");
    }
    LogStandIn.takeIn();
    var nodes =
        Api.as("eu-analyst")
            .send(
                "{ models(first: 3) { nodes { id facts { kind logEntry { index } } %s } } }"
                    .formatted(PLACE))
            .body("errors", nullValue())
            .extract()
            .jsonPath();
    for (int i = 0; i < 3; i++) {
      var at = "data.models.nodes[" + i + "]";
      requireProven(new JsonPath(nodes.prettify()).setRootPath(at + "."));
      assertThat(nodes.getLong(at + ".facts[0].logEntry.index"))
          .isEqualTo(nodes.getLong(at + ".logEntry.index"));
    }
  }

  @Test
  void whatMayNotBeSeenHasNeitherFactsNorAnEntry() {
    var model = LabSteps.model("aurelia-submitter");
    LogStandIn.takeIn();
    for (var other : List.of("borealis-officer", "ca-analyst")) {
      Api.as(other)
          .send("{ node(id: \"%s\") { id facts { kind } %s } }".formatted(model, PLACE))
          .body("data.node", nullValue());
    }
    var draft = LabSteps.drafted("aurelia-submitter", LabSteps.document("aurelia-submitter"));
    LabSteps.act("aurelia-officer", "approve", draft);
    LabSteps.act("aurelia-approver", "publish", draft);
    Api.as("aurelia-officer")
        .send("{ node(id: \"%s\") { facts { kind timeliness lagSeconds } } }".formatted(draft))
        .body(
            "data.node.facts.kind",
            contains(
                "POLICY_VERSION_DRAFTED", "POLICY_VERSION_APPROVED", "POLICY_VERSION_PUBLISHED"))
        .body("data.node.facts[0].timeliness", equalTo("ON_TIME"))
        .body("data.node.facts[0].lagSeconds", nullValue());
  }

  @Test
  void aListSaysHowFarEachLedgerWasKnownAndCanBeAskedForAgain() {
    var model = LabSteps.model("aurelia-submitter");
    LogStandIn.takeIn();
    var query =
        "{ models(first: 100%s) { nodes { id } pageInfo { standsAt(lab: \"org_aurelia\") { lab position"
            + " logSize } } } }";
    var then = Api.as("eu-analyst").send(query.formatted("")).extract().jsonPath();
    var stands = "data.models.pageInfo.standsAt[0].";
    assertThat(then.getString(stands + "position"))
        .isEqualTo(place(model).getString("facts[0].position"));
    LabSteps.model("aurelia-submitter");
    var asOf = ", asOf: { logSize: %d }".formatted(then.getLong(stands + "logSize"));
    var again = Api.as("eu-analyst").send(query.formatted(asOf)).extract().jsonPath();
    assertThat(again.getList("data.models.nodes.id"))
        .isEqualTo(then.getList("data.models.nodes.id"));
    assertThat(again.getString(stands + "position")).isEqualTo(then.getString(stands + "position"));
    // Who sees nothing of a ledger is not told how far it goes.
    Api.as("ca-analyst")
        .send("{ models { pageInfo { standsAt(lab: \"org_borealis\") { lab } } } }")
        .body("errors", nullValue());
    Register.organisation("deneb", "LAB", "EU");
    Api.anonymous()
        .send("{ models { pageInfo { standsAt(lab: \"org_deneb\") { lab } } } }")
        .body("data.models.pageInfo.standsAt", empty());
  }
}
