package dev.countersign.oversight.organisation.graphql;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class OrganisationApiTest {
  private static Map<String, Object> input(String key, String alias) {
    return new HashMap<>(
        Map.of(
            "idempotencyKey",
            key,
            "alias",
            alias,
            "kind",
            "LAB",
            "legalName",
            "A lab",
            "jurisdictions",
            List.of("EU"),
            "affiliates",
            List.of()));
  }

  @Test
  void aRegisteredOrganisationIsThereForEveryone() {
    Api.as("platform-registrar")
        .mutate("registerOrganisation", "organisation { id approved }", input("k1", "alpha"))
        .body("errors", nullValue())
        .body("data.registerOrganisation.organisation.approved", equalTo(false));
    Api.as("platform-approver")
        .mutate(
            "approveOrganisation",
            "organisation { id approved }",
            Map.of("idempotencyKey", "k1", "organisation", "org_alpha"))
        .body("data.approveOrganisation.organisation.approved", equalTo(true));
    Api.anonymous()
        .send(
            "{ organisations(kind: LAB) { totalCount nodes { id } pageInfo { hasNextPage } } node(id: \"org_alpha\") { id } }")
        .body("errors", nullValue())
        .body("data.organisations.nodes.id", hasItem("org_alpha"))
        .body("data.node.id", equalTo("org_alpha"));
  }

  @Test
  void nobodyApprovesWhatTheyRegistered() {
    Api.as("platform-registrar")
        .mutate("registerOrganisation", "organisation { id }", input("k2", "beta"));
    Api.as("platform-registrar")
        .mutate(
            "approveOrganisation",
            "organisation { id }",
            Map.of("idempotencyKey", "k2", "organisation", "org_beta"))
        .body("errors[0].extensions.code", equalTo("SELF_APPROVAL"));
  }

  @Test
  void theSameKeyHasItsEffectOnce() {
    var registrar = Api.as("platform-registrar");
    for (int i = 0; i < 2; i++) {
      registrar
          .mutate("registerOrganisation", "organisation { id }", input("k3", "gamma"))
          .body("data.registerOrganisation.organisation.id", equalTo("org_gamma"));
    }
    registrar
        .mutate("registerOrganisation", "organisation { id }", input("k3", "delta"))
        .body("errors[0].extensions.code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    registrar
        .mutate("registerOrganisation", "organisation { id }", input("k4", "gamma"))
        .body("errors[0].extensions.code", equalTo("ORGANISATION_EXISTS"));
  }

  @Test
  void anotherRoleMayNotRegister() {
    for (var user : List.of("aurelia-officer", "kestrel-lead", "eu-supervisor")) {
      Api.as(user)
          .mutate("registerOrganisation", "organisation { id }", input("k5", "epsilon"))
          .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }
    Api.anonymous()
        .mutate("registerOrganisation", "organisation { id }", input("k5", "epsilon"))
        .body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
  }

  @Test
  void wrongInputIsNamed() {
    var input = input("k6", "Not An Alias");
    Api.as("platform-registrar")
        .mutate("registerOrganisation", "organisation { id }", input)
        .body("errors[0].extensions.code", equalTo("MALFORMED_ID"));
    input.put("legalName", " ");
    Api.as("platform-registrar")
        .mutate("registerOrganisation", "organisation { id }", input)
        .body("errors[0].extensions.code", equalTo("INVALID_INPUT"))
        .body("errors[0].message", containsString("legalName"));
    Api.anonymous()
        .send("{ organisations(first: 101) { nodes { id } } }")
        .body("errors[0].extensions.code", equalTo("PAGE_SIZE"));
    Api.anonymous()
        .send("{ organisations(after: \"x\") { nodes { id } } }")
        .body("errors[0].extensions.code", equalTo("INVALID_CURSOR"));
  }
}
