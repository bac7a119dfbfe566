package dev.countersign.oversight.platform.graphql;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class NodesTest {
  private static final String NODES = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";

  @BeforeEach
  void theRegisterIsFilled() {
    Register.ready();
  }

  @Test
  void severalAreReadInTheOrderAskedFor() {
    Api.anonymous()
        .send(NODES, Map.of("ids", List.of("org_kestrel", "org_nobody", "org_aurelia", "no id")))
        .body("errors", nullValue())
        .body("data.nodes[0].id", equalTo("org_kestrel"))
        .body("data.nodes[1]", nullValue())
        .body("data.nodes[2].id", equalTo("org_aurelia"))
        .body("data.nodes[3]", nullValue());
  }

  @Test
  void idsMayStandInTheDocument() {
    Api.anonymous()
        .send("{ nodes(ids: [\"org_kestrel\", \"org_aurelia\"]) { id } }")
        .body("errors", nullValue())
        .body("data.nodes.id", contains("org_kestrel", "org_aurelia"));
    // One value where a list is asked for is a list of one, by the specification.
    Api.anonymous()
        .send("{ nodes(ids: \"org_kestrel\") { id } }")
        .body("data.nodes.id", contains("org_kestrel"));
    Api.anonymous().send("{ nodes(ids: []) { id } }").body("data.nodes", hasSize(0));
  }

  @Test
  void moreThanAHundredAreRefused() {
    Api.anonymous()
        .send(NODES, Map.of("ids", Collections.nCopies(101, "org_kestrel")))
        .body("errors[0].extensions.code", equalTo("INVALID_INPUT"));
    Api.anonymous()
        .send(NODES, Map.of("ids", Collections.nCopies(100, "org_kestrel")))
        .body("errors", nullValue())
        .body("data.nodes", hasSize(100));
  }

  @Test
  void anIdThatIsNoneIsRefusedBeforeAnythingIsRead() {
    Api.anonymous()
        .send(NODES, Map.of("ids", Collections.singletonList(null)))
        .body("errors[0].extensions.code", equalTo("INVALID_INPUT"));
  }
}
