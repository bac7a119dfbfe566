package dev.countersign.oversight.model.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static dev.countersign.oversight.LabSteps.model;
import static dev.countersign.oversight.LabSteps.version;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a lab tells of its models after they are registered. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class ModelChangeApiTest {
  @BeforeEach
  void organisations() {
    Register.ready();
  }

  private static Map<String, Object> change(String version, String kind, List<String> domains) {
    var input = new HashMap<String, Object>();
    input.put("idempotencyKey", key());
    input.put("modelVersion", version);
    input.put("change", kind);
    input.put("domains", domains);
    input.put("description", "a shell");
    return input;
  }

  private static String recorded(Map<String, Object> input) {
    return Api.as("aurelia-submitter")
        .mutate("recordModelChange", "modelChange { id }", input)
        .body("errors", nullValue())
        .extract()
        .path("data.recordModelChange.modelChange.id");
  }

  @Test
  void aChangeIsItsLabsAndItsRegulatorsBusiness() {
    var version = version("aurelia-submitter", model("aurelia-submitter"));
    var id = recorded(change(version, "NEW_TOOLS", List.of("CYBER")));
    var list = "{ modelChanges(first: 100) { nodes { id change modelVersion domains } } }";
    for (var who : List.of("aurelia-officer", "eu-analyst")) {
      Api.as(who).send(list).body("data.modelChanges.nodes.id", hasItem(id));
    }
    for (var other : List.of("borealis-officer", "ca-analyst", "kestrel-lead")) {
      Api.as(other).send(list).body("data.modelChanges.nodes.id", not(hasItem(id)));
      Api.as(other).send("{ node(id: \"" + id + "\") { id } }").body("data.node", nullValue());
    }
    Api.anonymous().send(list).body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
    Api.as("platform-registrar").send(list).body("errors[0].extensions.code", equalTo("FORBIDDEN"));
  }

  @Test
  void anAdvanceCountsForTheWholeLabAndNamesNoVersion() {
    var version = version("aurelia-submitter", model("aurelia-submitter"));
    Api.as("aurelia-submitter")
        .mutate(
            "recordModelChange",
            "modelChange { id }",
            change(version, "ELICITATION_ADVANCE", List.of("OTHER")))
        .body("errors[0].extensions.code", equalTo("ADVANCE_IS_LAB_WIDE"));
    Api.as("aurelia-submitter")
        .mutate("recordModelChange", "modelChange { id }", change(null, "FINETUNE", List.of()))
        .body("errors[0].extensions.code", equalTo("MODEL_VERSION_MISSING"));
    var id = recorded(change(null, "ELICITATION_ADVANCE", List.of("OTHER")));
    Api.as("aurelia-officer")
        .send("{ node(id: \"" + id + "\") { ... on ModelChange { modelVersion domains } } }")
        .body("data.node.modelVersion", nullValue())
        .body("data.node.domains", contains("OTHER"));
  }

  @Test
  void anotherLabsVersionCannotBeChangedNorAnAuditorChangeAny() {
    var version = version("aurelia-submitter", model("aurelia-submitter"));
    Api.as("borealis-submitter")
        .mutate("recordModelChange", "modelChange { id }", change(version, "RL", List.of()))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    Api.as("kestrel-lead")
        .mutate("recordModelChange", "modelChange { id }", change(version, "RL", List.of()))
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
  }

  @Test
  void whatIsDeployedWasAnnounced() {
    var model = model("aurelia-submitter");
    var version = version("aurelia-submitter", model);
    var input = Map.<String, Object>of("idempotencyKey", key(), "modelVersion", version);
    var fields = "modelVersion { id deployed }";
    Api.as("aurelia-officer")
        .mutate("deployModelVersion", fields, input)
        .body("errors[0].extensions.code", equalTo("MODEL_NOT_ANNOUNCED"));
    Api.as("aurelia-officer")
        .mutate("announceModel", "model { id }", Map.of("idempotencyKey", key(), "model", model))
        .body("errors", nullValue());
    Api.as("aurelia-submitter")
        .mutate("deployModelVersion", fields, input)
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    Api.as("borealis-officer")
        .mutate("deployModelVersion", fields, input)
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    Api.as("aurelia-officer")
        .mutate("deployModelVersion", fields, input)
        .body("data.deployModelVersion.modelVersion.deployed", equalTo(true));
    Api.as("aurelia-officer")
        .mutate(
            "deployModelVersion", fields, Map.of("idempotencyKey", key(), "modelVersion", version))
        .body("errors[0].extensions.code", equalTo("ALREADY_DEPLOYED"));
    Api.anonymous()
        .send("{ modelVersion(id: \"" + version + "\") { deployed } }")
        .body("data.modelVersion.deployed", equalTo(true));
  }
}
