package dev.countersign.oversight.attestation;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.LogStandIn;
import dev.countersign.oversight.Register;
import dev.countersign.proofs.bundle.BundleText;
import dev.countersign.verifier.verify.Result;
import dev.countersign.verifier.verify.Verification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is accredited for what: recorded by one registrar, approved by another, seen by all. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class AccreditationApiTest {
  private static final String ABSENT = "acc_" + "0".repeat(32);

  @BeforeEach
  void organisations() {
    Register.ready();
  }

  private static Map<String, Object> known(String auditor, Map<String, Object> other) {
    var input =
        new HashMap<String, Object>(
            Map.of(
                "idempotencyKey",
                key(),
                "auditor",
                auditor,
                "body",
                "Kingdom Accreditation",
                "scheme",
                "ISO/IEC 17020",
                "certificate",
                "0001",
                "domains",
                List.of("CYBER"),
                "from",
                "2020-01-01T00:00:00Z",
                "until",
                "2099-01-01T00:00:00Z",
                "source",
                "the body's register"));
    input.putAll(other);
    return input;
  }

  private static ValidatableResponse record(String user, Map<String, Object> input) {
    return Api.as(user).mutate("recordAccreditation", "accreditation { id state }", input);
  }

  private static String recorded(String auditor) {
    return record("platform-registrar", known(auditor, Map.of()))
        .body("errors", nullValue())
        .body("data.recordAccreditation.accreditation.state", equalTo("RECORDED"))
        .extract()
        .path("data.recordAccreditation.accreditation.id");
  }

  private static ValidatableResponse approve(String user, String accreditation) {
    return Api.as(user)
        .mutate(
            "approveAccreditation",
            "accreditation { state approvedAt }",
            Map.of("idempotencyKey", key(), "accreditation", accreditation));
  }

  private static ValidatableResponse withdraw(
      String user, String accreditation, Map<String, Object> more) {
    var input =
        new HashMap<String, Object>(
            Map.of("idempotencyKey", key(), "accreditation", accreditation, "reason", "It left."));
    input.putAll(more);
    return Api.as(user)
        .mutate("withdrawAccreditation", "accreditation { state withdrawnBecause }", input);
  }

  private static void refused(ValidatableResponse answer, String code) {
    answer.body("errors[0].extensions.code", equalTo(code));
  }

  private static List<String> accreditedFor(String auditor) {
    return Api.anonymous()
        .send("{ auditors(first: 100) { nodes { organisation accreditedFor } } }")
        .body("errors", nullValue())
        .extract()
        .path(
            "data.auditors.nodes.find { it.organisation == '%s' }.accreditedFor"
                .formatted(auditor));
  }

  @Test
  void anAccreditationCountsOnceTwoRegistrarsStandForIt() {
    Register.organisation("accredited-one", "AUDITOR", "UK");
    var id = recorded("org_accredited-one");
    assertThat(accreditedFor("org_accredited-one")).isEmpty();
    refused(approve("platform-registrar", id), "SELF_APPROVAL");
    approve("platform-approver", id)
        .body("errors", nullValue())
        .body("data.approveAccreditation.accreditation.state", equalTo("IN_FORCE"));
    refused(approve("platform-approver", id), "ALREADY_APPROVED");
    assertThat(accreditedFor("org_accredited-one")).containsExactly("CYBER");
    assertThat(accreditedFor("org_bracken")).isEmpty();
    for (var viewer :
        List.of(
            Api.anonymous(),
            Api.as("borealis-officer"),
            Api.as("ca-analyst"),
            Api.as("bracken-lead"))) {
      viewer
          .send(
              "{ node(id: \"%s\") { ... on Accreditation { body domains state facts { kind } } } }"
                  .formatted(id))
          .body("data.node.body", equalTo("Kingdom Accreditation"))
          .body(
              "data.node.facts.kind", contains("ACCREDITATION_RECORDED", "ACCREDITATION_APPROVED"));
      viewer
          .send(
              "{ accreditations(auditor: \"org_accredited-one\") { totalCount nodes { id approvedAt } } }")
          .body("data.accreditations.totalCount", equalTo(1))
          .body("data.accreditations.nodes[0].approvedAt", notNullValue());
    }
  }

  @Test
  void oneRegistrarTakesItBackAndEveryoneSeesWhy() {
    Register.organisation("accredited-two", "AUDITOR", "UK");
    var id = recorded("org_accredited-two");
    approve("platform-approver", id).body("errors", nullValue());
    refused(
        withdraw("platform-registrar", id, Map.of("effectiveFrom", "2098-01-01T00:00:00Z")),
        "FUTURE_DATED");
    withdraw("platform-registrar", id, Map.of("effectiveFrom", "2021-01-01T00:00:00Z"))
        .body("errors", nullValue())
        .body("data.withdrawAccreditation.accreditation.state", equalTo("WITHDRAWN"));
    refused(withdraw("platform-registrar", id, Map.of()), "ACCREDITATION_WITHDRAWN");
    assertThat(accreditedFor("org_accredited-two")).isEmpty();
    Api.anonymous()
        .send("{ auditors(first: 100) { nodes { accreditations { state withdrawnBecause } } } }")
        .body("data.auditors.nodes.accreditations.flatten().withdrawnBecause", hasItem("It left."));
    var unapproved = recorded("org_accredited-two");
    withdraw("platform-approver", unapproved, Map.of()).body("errors", nullValue());
    refused(approve("platform-approver", unapproved), "ACCREDITATION_WITHDRAWN");
  }

  @Test
  void nobodyButRegistrarsWritesAndNoRegistrarWritesNonsense() {
    for (var user :
        List.of("kestrel-lead", "aurelia-officer", "eu-supervisor", "borealis-submitter")) {
      refused(record(user, known("org_kestrel", Map.of())), "FORBIDDEN");
      refused(approve(user, ABSENT), "FORBIDDEN");
      refused(withdraw(user, ABSENT, Map.of()), "FORBIDDEN");
    }
    for (var auditor : List.of("org_nobody", "org_aurelia", "org_eu-ai-office")) {
      refused(record("platform-registrar", known(auditor, Map.of())), "NOT_FOUND");
    }
    refused(approve("platform-approver", ABSENT), "NOT_FOUND");
    refused(withdraw("platform-approver", ABSENT, Map.of()), "NOT_FOUND");
    nonsense(Map.of("domains", List.of()), "ACCREDITED_FOR_NOTHING");
    nonsense(Map.of("domains", List.of("CYBER", "CYBER")), "ACCREDITED_FOR_NOTHING");
    nonsense(Map.of("until", "2020-01-01T00:00:00Z"), "INTERVAL_EMPTY");
    nonsense(Map.of("body", "KESTREL"), "ACCREDITS_ITSELF");
    nonsense(Map.of("credentialDigest", "AB"), "INVALID_INPUT");
  }

  private static void nonsense(Map<String, Object> other, String code) {
    refused(record("platform-registrar", known("org_kestrel", other)), code);
  }

  @Test
  void anAccreditationIsProvenWithAllThatBecameOfItsAuditors() {
    Register.organisation("accredited-three", "AUDITOR", "UK");
    var first = recorded("org_accredited-three");
    approve("platform-approver", first).body("errors", nullValue());
    var second = recorded("org_accredited-three");
    LogStandIn.takeIn();
    var file = Api.anonymous().get("/proofs/" + first).statusCode(200).extract().asByteArray();
    var verdict = new Verification(BundleText.read(file), List.of(LogStandIn.verifier())).verdict();
    assertThat(verdict.result()).isEqualTo(Result.PROVEN);
    assertThat(verdict.holds()).anyMatch(line -> line.startsWith("ACCREDITATION_APPROVED of"));
    assertThat(new String(file)).contains(first).doesNotContain("lab:");
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void askedAsOfBeforeItIsNotThere() {
    Register.organisation("accredited-four", "AUDITOR", "UK");
    String now = Api.anonymous().send("{ clock { now } }").extract().path("data.clock.now");
    var before = Instant.parse(now).minusSeconds(1);
    approve("platform-approver", recorded("org_accredited-four")).body("errors", nullValue());
    Api.anonymous()
        .send(
            ("{ accreditations(auditor: \"org_accredited-four\", asOf: {knownAt: \"%s\"})"
                    + " { totalCount nodes { id } } }")
                .formatted(before))
        .body("data.accreditations.nodes", empty());
    Api.anonymous()
        .send("{ accreditations { totalCount nodes { auditor } } }")
        .body("data.accreditations.totalCount", greaterThanOrEqualTo(1))
        .body("data.accreditations.nodes.auditor", not(empty()));
  }
}
