package dev.countersign.oversight.policy.graphql;

import static dev.countersign.oversight.LabSteps.act;
import static dev.countersign.oversight.LabSteps.document;
import static dev.countersign.oversight.LabSteps.draft;
import static dev.countersign.oversight.LabSteps.key;
import static dev.countersign.oversight.LabSteps.rsp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a lab is held to on a day, and what was known of it then. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class PolicyInForceTest {
  @BeforeEach
  void organisations() {
    Register.ready();
  }

  private static Instant now() {
    return Instant.parse(
        Api.anonymous().send("{ clock { now } }").extract().<String>path("data.clock.now"));
  }

  private static void move(Duration by) {
    Api.as("platform-registrar")
        .mutate(
            "advanceStoryClock",
            "now",
            Map.of("idempotencyKey", key(), "to", now().plus(by).toString()))
        .body("errors", nullValue());
  }

  /** The versions of one document that are in force, in this state. */
  private static List<String> inForce(Api who, String document, String asOf) {
    return who.send("{ policiesInForce(lab: \"org_borealis\"%s) { id document } }".formatted(asOf))
        .body("errors", nullValue())
        .extract()
        .path("data.policiesInForce.findAll { it.document == '%s' }.id".formatted(document));
  }

  private static String published(String document, Instant effectiveFrom) {
    var draft = draft(document, rsp());
    draft.put("label", effectiveFrom.toString());
    draft.put("effectiveFrom", effectiveFrom.toString());
    String id =
        Api.as("borealis-submitter")
            .mutate("draftPolicyVersion", "policyVersion { id }", draft)
            .body("errors", nullValue())
            .extract()
            .path("data.draftPolicyVersion.policyVersion.id");
    act("borealis-officer", "approve", id);
    act("borealis-approver", "publish", id);
    return id;
  }

  @Test
  void onEachDayTheVersionOfThatDayIsInForceAndAnnouncedOnesAreNot() {
    var anyone = Api.anonymous();
    var document = document("borealis-submitter");
    var start = now();
    var first = published(document, start);
    move(Duration.ofHours(1));
    var beforeTheSecondWasKnown = now();
    move(Duration.ofHours(1));
    var effective = now().plus(Duration.ofDays(2));
    var second = published(document, effective);
    assertThat(inForce(anyone, document, "")).containsExactly(first);
    move(Duration.ofDays(3));
    assertThat(inForce(anyone, document, "")).containsExactly(second);
    for (var who : List.of(anyone, Api.as("aurelia-officer"), Api.as("eu-analyst"))) {
      assertThat(
              inForce(
                  who, document, ", asOf: {validAt: \"%s\"}".formatted(effective.minusSeconds(1))))
          .containsExactly(first);
      assertThat(inForce(who, document, ", asOf: {validAt: \"%s\"}".formatted(effective)))
          .containsExactly(second);
    }
    // Who asks with the knowledge of then does not know of the second version at all.
    assertThat(
            inForce(
                anyone, document, ", asOf: {knownAt: \"%s\"}".formatted(beforeTheSecondWasKnown)))
        .containsExactly(first);
    assertThat(
            inForce(
                anyone,
                document,
                ", asOf: {validAt: \"%s\"}".formatted(start.minus(Duration.ofDays(1)))))
        .isEmpty();
  }

  @Test
  void aDraftIsInForceForNobodyAndARepealedVersionWasInForceUntilThen() {
    var document = document("borealis-submitter");
    var version = published(document, now());
    move(Duration.ofHours(1));
    var before = now();
    move(Duration.ofHours(1));
    Api.as("borealis-officer")
        .mutate(
            "repealPolicyVersion",
            "policyVersion { status }",
            Map.of("idempotencyKey", key(), "policyVersion", version, "reason", "replaced"))
        .body("errors", nullValue());
    assertThat(inForce(Api.anonymous(), document, "")).isEmpty();
    assertThat(inForce(Api.anonymous(), document, ", asOf: {validAt: \"%s\"}".formatted(before)))
        .containsExactly(version);
  }

  @Test
  void aLabThatIsNotThereAndALabWithoutAPolicyLookTheSame() {
    for (var lab : List.of("org_nowhere", "org_kestrel")) {
      assertThat(
              Api.anonymous()
                  .send("{ policiesInForce(lab: \"%s\") { id } }".formatted(lab))
                  .body("errors", nullValue())
                  .extract()
                  .<List<String>>path("data.policiesInForce.id"))
          .isEmpty();
    }
  }
}
