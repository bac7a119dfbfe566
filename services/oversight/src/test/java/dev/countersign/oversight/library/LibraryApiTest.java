package dev.countersign.oversight.library;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.PolicySteps;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was published elsewhere is there to read up on, marked, and is nobody's record here. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class LibraryApiTest {
  @Test
  void everyRowCarriesItsMarkAndAbsenceIsARowToo() {
    Api.anonymous()
        .send(
            "{ referenceFrameworks { developer mark versions { mark } statements { aspect text mark }"
                + " } }")
        .body("errors", nullValue())
        .body("data.referenceFrameworks.size()", greaterThan(20))
        .body("data.referenceFrameworks.mark", everyItem(notNullValue()))
        .body("data.referenceFrameworks.statements.flatten().mark", everyItem(notNullValue()))
        .body("data.referenceFrameworks.statements.flatten().text", everyItem(not(equalTo(""))));
    Api.anonymous()
        .send(
            "{ referenceFrameworks(standing: NONE_PUBLISHED) { developer document statements { text } } }")
        .body("data.referenceFrameworks.developer", hasItem("Mistral"))
        .body("data.referenceFrameworks.document", everyItem(nullValue()));
    Api.anonymous()
        .send(
            "{ referenceFrameworks(developer: \"OpenAI\", aspect: HALT) { document statements {"
                + " aspect text mark } } }")
        .body("data.referenceFrameworks[0].statements.aspect", contains("HALT"))
        .body("data.referenceFrameworks[0].statements.mark", contains("SECONDARY"))
        .body("data.referenceFrameworks[0].statements[0].text", containsString("BINDING"));
  }

  @Test
  void whatMetrCountsIsToldElementByElementAndInWhichVersion() {
    var present = "data.referenceFrameworks.commonElements.flatten().findAll { it.present }";
    var counted = List.of(9, 11, 12, 9, 8, 7, 9, 12, 12);
    var answer =
        Api.anonymous()
            .send(
                "{ referenceFrameworks { developer commonElements { element present readIn mark } } }")
            .body("errors", nullValue());
    for (int i = 0; i < counted.size(); i++) {
      answer.body(
          present + ".count { it.element == 'METR-CE-%d' }".formatted(i + 1),
          equalTo(counted.get(i)));
    }
    answer
        .body(
            "data.referenceFrameworks.commonElements.flatten().mark",
            everyItem(equalTo("SECONDARY")))
        .body(
            "data.referenceFrameworks.find { it.developer == 'Google DeepMind' }.commonElements[0].readIn",
            equalTo("v3.0"));
  }

  @Test
  void whoeverIsReadUpOnIsNoOrganisationOfThePlatform() {
    Register.ready();
    Api.anonymous()
        .send("{ organisations(first: 100) { nodes { legalName } } }")
        .body("data.organisations.nodes.legalName", not(hasItem("Anthropic")));
  }

  @Test
  void aTemplateCanBeHandedInAsItStandsAndPromisesNothing() {
    Register.ready();
    String policy =
        Api.anonymous()
            .send("{ policyTemplates { key policy } }")
            .extract()
            .path("data.policyTemplates.find { it.key == 'METR_COMMON_ELEMENTS' }.policy");
    var version =
        PolicySteps.published(
            PolicySteps.drafted(
                LabSteps.document(PolicySteps.WRITES), policy, "2026-03-01T00:00:00Z"));
    Api.anonymous()
        .send(
            "{ node(id: \"%s\") { ... on PolicyVersion { commitments { key force } thresholds { key } } } }"
                .formatted(version))
        .body("errors", nullValue())
        .body("data.node.commitments.force", everyItem(equalTo("ABSENT")))
        .body("data.node.commitments", hasSize(9))
        .body("data.node.thresholds", empty());
  }
}
