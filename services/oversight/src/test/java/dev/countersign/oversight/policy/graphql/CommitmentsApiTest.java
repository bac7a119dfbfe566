package dev.countersign.oversight.policy.graphql;

import static dev.countersign.oversight.LabSteps.document;
import static dev.countersign.oversight.LabSteps.rsp;
import static dev.countersign.oversight.PolicySteps.OFFICER;
import static dev.countersign.oversight.PolicySteps.WRITES;
import static dev.countersign.oversight.PolicySteps.drafted;
import static dev.countersign.oversight.PolicySteps.end;
import static dev.countersign.oversight.PolicySteps.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commitments as data: what is in force is found by everyone, what is not by no one. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class CommitmentsApiTest {
  private static final String BEFORE = "2026-02-01T00:00:00Z";

  /** A key that no other test uses. */
  private String key;

  @BeforeEach
  void organisations() {
    Register.ready();
    key = "hotline-" + UUID.randomUUID();
  }

  private String policy(String force) {
    return rsp()
        .replace(
            "commitments:\n",
            "commitments:\n  - {key: %s, kind: GOVERNANCE, quote: \"%s\", locator: \"6\", force: %s, conditions: []}\n"
                .formatted(key, force.equals("ABSENT") ? "" : "We have one.", force));
  }

  private ValidatableResponse commitments(Api who, String more) {
    return who.send(
        "{ commitments(key: \"%s\"%s) { totalCount nodes { lab policyVersion commitment { key kind force quote } } pageInfo { endCursor hasNextPage } } }"
            .formatted(key, more));
  }

  @Test
  void anAbsentCommitmentIsFoundByAnyone() {
    var version = published(drafted(document(WRITES), policy("ABSENT"), BEFORE));
    for (var who : List.of(Api.anonymous(), Api.as("borealis-officer"), Api.as("ca-analyst"))) {
      commitments(who, ", force: ABSENT")
          .body("errors", nullValue())
          .body("data.commitments.totalCount", equalTo(1))
          .body("data.commitments.nodes.lab", contains("org_cygnus"))
          .body("data.commitments.nodes.policyVersion", contains(version))
          .body("data.commitments.nodes.commitment.kind", contains("GOVERNANCE"));
    }
    for (var other : List.of(", force: BINDING", ", kind: HALT", ", lab: \"org_aurelia\"")) {
      commitments(Api.anonymous(), other)
          .body("data.commitments.nodes", empty())
          .body("data.commitments.totalCount", equalTo(0));
    }
  }

  @Test
  void whatADraftSaysIsFoundByNoOne() {
    drafted(document(WRITES), policy("BINDING"), BEFORE);
    for (var who : List.of(Api.anonymous(), Api.as(WRITES), Api.as("eu-supervisor"))) {
      commitments(who, "").body("data.commitments.nodes", empty());
    }
  }

  @Test
  void onlyTheVersionInForceSpeaksForItsDocument() {
    var document = document(WRITES);
    published(drafted(document, policy("BINDING"), BEFORE));
    published(drafted(document, policy("ABSENT"), "2099-01-01T00:00:00Z"));
    commitments(Api.anonymous(), "")
        .body("data.commitments.nodes.commitment.force", contains("BINDING"));
    var document2 = document(WRITES);
    key = "hotline-" + UUID.randomUUID();
    published(drafted(document2, policy("BINDING"), BEFORE));
    var later = published(drafted(document2, policy("GOAL"), "2026-02-02T00:00:00Z"));
    commitments(Api.anonymous(), "")
        .body("data.commitments.nodes.commitment.force", contains("GOAL"));
    end(OFFICER, "repeal", later).body("errors", nullValue());
    commitments(Api.anonymous(), "").body("data.commitments.nodes", empty());
  }

  @Test
  void pagesMeetWithoutGapOrOverlapInBothDirections() {
    for (int count = 0; count < 5; count++) {
      published(drafted(document(WRITES), policy("GOAL"), BEFORE));
    }
    for (var order : List.of("NEWEST_FIRST", "OLDEST_FIRST")) {
      var all = ids("first: 100, orderBy: " + order);
      assertThat(all).doesNotHaveDuplicates().hasSize(5);
      var found = new ArrayList<String>();
      var after = "";
      while (true) {
        var page = page("first: 2, orderBy: " + order + after);
        page.body("data.commitments.nodes", hasSize(lessThanOrEqualTo(2)));
        found.addAll(page.extract().path("data.commitments.nodes.id"));
        if (!page.extract().<Boolean>path("data.commitments.pageInfo.hasNextPage")) {
          break;
        }
        after = ", after: \"" + page.extract().path("data.commitments.pageInfo.endCursor") + "\"";
      }
      assertThat(found).isEqualTo(all);
      assertThat(ids("last: 2, orderBy: " + order)).isEqualTo(all.subList(3, 5));
    }
    assertThat(ids("first: 100, orderBy: OLDEST_FIRST"))
        .isEqualTo(ids("first: 100, orderBy: NEWEST_FIRST").reversed());
  }

  private List<String> ids(String arguments) {
    return page(arguments).extract().path("data.commitments.nodes.id");
  }

  /** Of those with this test's own key, whatever others publish. */
  private ValidatableResponse page(String arguments) {
    return Api.anonymous()
        .send(
            "{ commitments(lab: \"org_cygnus\", key: \"%s\", %s) { nodes { id: policyVersion } pageInfo { endCursor hasNextPage } } }"
                .formatted(key, arguments))
        .body("errors", nullValue());
  }
}
