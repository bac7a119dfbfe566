package dev.countersign.oversight.requirement;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class RequirementApiTest {
  private static final String WAITING = "waiting { id key approved requirements { key mark } }";

  @BeforeEach
  void theRegisterIsReady() {
    Register.ready();
  }

  private static List<String> reconciled() {
    return Api.as("platform-registrar")
        .mutate("reconcileCatalogue", WAITING, Map.of("idempotencyKey", key()))
        .body("errors", nullValue())
        .extract()
        .path("data.reconcileCatalogue.waiting.id");
  }

  @Test
  void aVersionCountsOnlyOnceASecondRegistrarApprovedIt() {
    for (var id : reconciled()) {
      var input = Map.<String, Object>of("idempotencyKey", key(), "instrument", id);
      Api.as("platform-registrar")
          .mutate("approveInstrument", "instrument { id }", input)
          .body("errors[0].extensions.code", equalTo("SELF_APPROVAL"));
      Api.as("platform-approver")
          .mutate("approveInstrument", "instrument { approved }", input)
          .body("data.approveInstrument.instrument.approved", equalTo(true));
    }
    assertThat(reconciled()).as("what is on record already is left alone").isEmpty();
    Api.anonymous()
        .send(
            "{ instruments(key: \"EU_GPAI_COP\") { totalCount nodes { approved requirements { key clock"
                + " { starts amount unit } } } } }")
        .body("data.instruments.totalCount", equalTo(1))
        .body("data.instruments.nodes[0].approved", equalTo(true));
  }

  @Test
  void nobodyButARegistrarWritesTheCatalogue() {
    for (var user : List.of("aurelia-officer", "kestrel-lead", "eu-supervisor")) {
      Api.as(user)
          .mutate("reconcileCatalogue", WAITING, Map.of("idempotencyKey", key()))
          .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }
    Api.anonymous()
        .mutate("reconcileCatalogue", WAITING, Map.of("idempotencyKey", key()))
        .body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
  }

  @Test
  void whatIsNotInTheCatalogueIsNotFound() {
    Api.as("platform-approver")
        .mutate(
            "approveInstrument",
            "instrument { id }",
            Map.of("idempotencyKey", key(), "instrument", "ins_" + "0".repeat(32)))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    Api.as("aurelia-submitter")
        .mutate(
            "createFrameworkDocument",
            "document { id }",
            Map.of(
                "idempotencyKey",
                key(),
                "name",
                "Framework",
                "designations",
                List.of(Map.of("instrument", "ATLANTIS", "from", "2026-01-01T00:00:00Z"))))
        .body("errors[0].extensions.code", equalTo("UNKNOWN_REGIME"));
    for (var list : List.of("instruments(key:", "requirementMappings(instrument:")) {
      Api.anonymous()
          .send("{ %s \"ATLANTIS\") { nodes { id } } }".formatted(list))
          .body("errors[0].extensions.code", equalTo("UNKNOWN_REGIME"));
    }
  }
}
