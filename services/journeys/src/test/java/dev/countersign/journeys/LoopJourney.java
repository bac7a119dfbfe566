package dev.countersign.journeys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The loop as one story. Telling it checks every outcome on the way; here the end is looked at by
 * those who did not take part.
 */
class LoopJourney {
  private static final Map<String, Object> AURELIA = Map.of("lab", "org_aurelia", "first", 100);

  private static Told told;

  @BeforeAll
  static void theStoryIsTold() {
    told = Told.once();
  }

  @Test
  void aRegulatorSeesAllOfItAcrossLabs() {
    var seen = Api.as("eu-analyst").send("OversightAcrossLabs", Map.of("first", 100));
    assertThat(seen.getList("data.halts.nodes.id"))
        .contains(told.id("H1"), told.id("H2"))
        .hasSize(seen.getInt("data.halts.totalCount"));
    assertThat(seen.getList("data.scaleUpRequests.nodes.id"))
        .contains(told.id("R0"), told.id("R1"), told.id("RB"))
        .doesNotContain(told.id("RC"));
    assertThat(seen.getList("data.evaluations.nodes.id"))
        .contains(told.id("E1"), told.id("E2"), told.id("E3"), told.id("B3-CYBER"));
    assertThat(seen.getList("data.evaluations.nodes.lab"))
        .containsOnly("org_aurelia", "org_borealis");
  }

  @Test
  void theRegisterTellsThatKestrelSaidNoAndWhoPaysIt() {
    var register = Api.as("eu-analyst").send("Auditors", Map.of("first", 100));
    var kestrel = "data.auditors.nodes.find { it.organisation == 'org_kestrel' }.";
    assertThat(register.getInt(kestrel + "findings.alarming")).isGreaterThanOrEqualTo(2);
    assertThat(register.getInt(kestrel + "findings.seen"))
        .isGreaterThan(register.getInt(kestrel + "findings.alarming"));
    assertThat(register.getString(kestrel + "revenue.find { it.lab == 'org_aurelia' }.share"))
        .isEqualTo("0.62");
  }

  @Test
  void aRegulatorOfAnotherJurisdictionSeesItsOwnLabsOnly() {
    var seen = Api.as("ca-analyst").send("OversightAcrossLabs", Map.of("first", 100));
    assertThat(seen.getList("data.scaleUpRequests.nodes.id"))
        .contains(told.id("RB"), told.id("RC"))
        .doesNotContain(told.id("R0"), told.id("R1"));
    assertThat(seen.getInt("data.halts.totalCount")).isZero();
    assertThat(seen.getList("data.evaluations.nodes.lab"))
        .containsOnly("org_borealis", "org_cygnus");
  }

  @Test
  void anotherLabSeesNoneOfIt() {
    var borealis = Api.as("borealis-officer");
    for (var operation :
        List.of(
            "Halts",
            "ScaleUpRequests",
            "Evaluations",
            "Evidence",
            "Attestations",
            "Engagements",
            "SafeguardImplementations")) {
      var field =
          operation.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + operation.substring(1);
      var seen = borealis.send(operation, AURELIA);
      assertThat(seen.getList("data." + field + ".nodes")).as(operation).isEmpty();
      assertThat(seen.getInt("data." + field + ".totalCount")).as(operation).isZero();
    }
    var models = borealis.send("Models", AURELIA);
    assertThat(models.getList("data.models.nodes.name")).containsExactly("AUR-4");
  }

  @Test
  void anAuditorEngagedForOneDomainSeesNothingOfAnother() {
    var bracken = Api.as("bracken-lead");
    var seen = bracken.send("Evaluations", AURELIA).getList("data.evaluations.nodes.id");
    assertThat(seen).contains(told.id("E2")).doesNotContain(told.id("E3"));
  }

  @Test
  void anAuditorEngagedForOneDomainSeesWhatWasDecidedAndItsOwnReasons() {
    var seen = Api.as("bracken-lead").send("GateOutcomes", AURELIA);
    assertThat(seen.getList("data.gateOutcomes.nodes.outcome")).contains("CLEARED", "HALTED");
    assertThat(seen.getList("data.gateOutcomes.nodes.reasons.flatten().thresholdKey"))
        .containsOnly("CYBER-2");
    assertThat(seen.getList("data.gateOutcomes.nodes.decision")).containsOnlyNulls();
    assertThat(Api.as(null).send("GateOutcomes", AURELIA).getInt("data.gateOutcomes.totalCount"))
        .as("nothing of Aurelia's is deployed")
        .isZero();
  }

  @Test
  void whatWasMeasuredIsReadWithItsIntervalByThoseWhoSeeTheEvaluation() {
    var of = Map.<String, Object>of("lab", "org_aurelia", "first", 100);
    var results =
        "data.evaluations.nodes.find { it.id == '%s' }.findings[0].results[0]"
            .formatted(told.id("E2"));
    for (var user : List.of("eu-analyst", "bracken-lead", "aurelia-submitter")) {
      var seen = Api.as(user).send("ThresholdHistory", of);
      assertThat(seen.getLong(results + ".n")).isEqualTo(78);
      assertThat(seen.getDouble(results + ".low")).isCloseTo(0.596, within(0.0005));
      assertThat(seen.getDouble(results + ".high")).isCloseTo(0.795, within(0.0005));
    }
    for (var user : List.of("borealis-officer", "ca-analyst")) {
      assertThat(Api.as(user).send("ThresholdHistory", of).getList("data.evaluations.nodes"))
          .isEmpty();
    }
  }

  @Test
  void theEndOfTheStoryIsOnRecordForItsRegulator() {
    var analyst = Api.as("eu-analyst");
    assertThat(analyst.send("Halts", AURELIA).getList("data.halts.nodes.id"))
        .containsExactlyInAnyOrder(told.id("H1"), told.id("H2"), told.id("H3"), told.id("H4"));
    var live = analyst.send("LiveAnswer", Map.of("id", told.id("R1")));
    assertThat(live.getString("data.node.liveAnswer.outcome")).isEqualTo("HALTED");
    assertThat(live.getList("data.node.liveAnswer.reasons.code")).doesNotContain("STATUS_UNPROVEN");
    assertThat(
            Api.as("bracken-lead")
                .send("LiveAnswer", Map.of("id", told.id("R1")))
                .getString("data.node.liveAnswer"))
        .isNull();
  }

  @Test
  void everythingIsInTheLogUnderASignedCheckpoint() {
    var checkpoint =
        given().baseUri(told.site().url("transparency").toString()).get("/checkpoint").asString();
    assertThat(checkpoint).startsWith("countersign.dev/log/story-");
    assertThat(Long.parseLong(checkpoint.split("\n")[1])).isGreaterThan(100);
  }

  @Test
  void anUnparsedLogIsKeptWithTheReasonAndNeverDecisionGrade() {
    var evidence =
        Uploads.upload("aurelia-submitter", "broken.eval", "not a log".getBytes(), "CONFIDENTIAL");
    assertThat(evidence.getBoolean("data.node.decisionGrade")).isFalse();
    assertThat(evidence.getList("data.node.warnings")).contains("UNPARSED");
  }

  @Test
  void halfAnUploadLeavesNothingVisible() {
    var bytes = new byte[200_000];
    var ticket = Uploads.ticket("aurelia-submitter", "half.eval", bytes, "CONFIDENTIAL");
    Uploads.breakOff(ticket, bytes, bytes.length / 2);
    assertThat(Uploads.look("aurelia-submitter", ticket.evidence()).getString("data.node"))
        .isNull();
    assertThat(
            Api.as("aurelia-submitter").send("Evidence", AURELIA).getList("data.evidence.nodes.id"))
        .doesNotContain(ticket.evidence());
  }
}
