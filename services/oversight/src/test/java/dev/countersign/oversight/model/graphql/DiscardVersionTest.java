package dev.countersign.oversight.model.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static dev.countersign.oversight.LabSteps.model;
import static dev.countersign.oversight.LabSteps.version;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
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

/** A checkpoint of which nothing more is made: its officers say so, of what was never deployed. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class DiscardVersionTest {
  private static final String FIELDS = "modelVersion { id discardedAt }";
  private static final String CODE = "errors[0].extensions.code";

  @BeforeEach
  void organisations() {
    Register.ready();
  }

  private static Map<String, Object> discard(String version) {
    return Map.of("idempotencyKey", key(), "modelVersion", version, "reason", "It came out worse.");
  }

  private static void announced(String model) {
    Api.as("aurelia-officer")
        .mutate("announceModel", "model { id }", Map.of("idempotencyKey", key(), "model", model))
        .body("errors", nullValue());
  }

  @Test
  void itIsKnownToTheLabAndItsRegulatorsAloneThoughTheModelIsAnnounced() {
    var model = model("aurelia-submitter");
    var version = version("aurelia-submitter", model);
    announced(model);
    var officer = Api.as("aurelia-officer");
    Api.as("aurelia-submitter")
        .mutate("discardModelVersion", FIELDS, discard(version))
        .body(CODE, equalTo("FORBIDDEN"));
    Api.as("borealis-officer")
        .mutate("discardModelVersion", FIELDS, discard(version))
        .body(CODE, equalTo("NOT_FOUND"));
    officer
        .mutate("discardModelVersion", FIELDS, discard(version))
        .body("errors", nullValue())
        .body("data.discardModelVersion.modelVersion.discardedAt", notNullValue());
    officer
        .mutate("discardModelVersion", FIELDS, discard(version))
        .body(CODE, equalTo("ALREADY_DISCARDED"));
    var read = "{ modelVersion(id: \"" + version + "\") { id discardedAt } }";
    Api.as("eu-analyst").send(read).body("data.modelVersion.discardedAt", notNullValue());
    for (var other : List.of(Api.as("borealis-officer"), Api.as("ca-analyst"), Api.anonymous())) {
      other
          .send(read)
          .body("data.modelVersion.id", equalTo(version))
          .body("data.modelVersion.discardedAt", nullValue());
    }
  }

  @Test
  void whatIsDeployedIsNotDiscarded() {
    var model = model("aurelia-submitter");
    var version = version("aurelia-submitter", model);
    announced(model);
    Api.as("aurelia-officer")
        .mutate(
            "deployModelVersion",
            "modelVersion { id }",
            Map.of("idempotencyKey", key(), "modelVersion", version))
        .body("errors", nullValue());
    Api.as("aurelia-officer")
        .mutate("discardModelVersion", FIELDS, discard(version))
        .body(CODE, equalTo("VERSION_DEPLOYED"));
  }
}
