package dev.countersign.oversight.evidence;

import static dev.countersign.oversight.LabSteps.key;
import static dev.countersign.oversight.evidence.EvidenceSteps.bytes;
import static dev.countersign.oversight.evidence.EvidenceSteps.digest;
import static dev.countersign.oversight.evidence.EvidenceSteps.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What its owner calls PUBLIC is everyone's to see and to read, and nothing else is. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class PublicEvidenceTest {
  /** Of them, none has anything to do with the lab. */
  private static List<Api> strangers() {
    return Stream.concat(
            Stream.of(Api.anonymous()),
            Stream.of("borealis-officer", "ca-analyst", "bracken-lead", "platform-registrar")
                .map(Api::as))
        .toList();
  }

  @BeforeEach
  void organisations() {
    Register.ready();
  }

  private static String aurelias(String evidenceClass) {
    return sealed("aurelia-submitter", "org_aurelia", evidenceClass, Map.of());
  }

  private static String asked(String evidence) {
    return """
    { node(id: "%s") { ... on Evidence { sha256 size name retainedUntil holds { reason }
        erasure { reason } supersessions { evidence } facts { kind }
        redaction { original basis withheld { sha256 } } } } }
    """
        .formatted(evidence);
  }

  private static String listed(String more) {
    return "{ evidence(lab: \"org_aurelia\", first: 100%s) { totalCount nodes { id evidenceClass } } }"
        .formatted(more);
  }

  private static String samples(String evidence) {
    return "{ evidenceSamples(evidence: \"%s\", first: 2) { samples nodes { sampleId } } }"
        .formatted(evidence);
  }

  private static String sample(String evidence) {
    return "{ evidenceSample(evidence: \"%s\", index: 7) { proof sample { sampleId } } }"
        .formatted(evidence);
  }

  private static String export(String evidence) {
    return "{ everyEvalEver(evidence: \"%s\") }".formatted(evidence);
  }

  private static String download(String evidence) {
    return "{ publicEvidenceDownload(evidence: \"%s\") { evidence url } }".formatted(evidence);
  }

  @Test
  void whatIsPublicEveryoneSeesAndReads() {
    var evidence = aurelias("PUBLIC");
    for (var anyone : strangers()) {
      anyone
          .send(asked(evidence))
          .body("errors", nullValue())
          .body("data.node.sha256", notNullValue())
          .body("data.node.facts.kind", hasItem("EVIDENCE_SEALED"))
          .body("data.node.facts.kind", not(hasItem("EVIDENCE_TICKET_ISSUED")));
      anyone.send(listed("")).body("data.evidence.nodes.id", hasItem(evidence));
      anyone
          .send(samples(evidence))
          .body("data.evidenceSamples.samples", equalTo("120"))
          .body("data.evidenceSamples.nodes[1].sampleId", equalTo("s1"));
      anyone.send(sample(evidence)).body("data.evidenceSample.sample.sampleId", equalTo("s7"));
      anyone.send(export(evidence)).body("data.everyEvalEver", containsString("0.3.0"));
      anyone
          .send(download(evidence))
          .body("data.publicEvidenceDownload.evidence", equalTo(evidence))
          .body("data.publicEvidenceDownload.url", containsString("/downloads/ey"));
    }
    // Nobody was asked who they are, so nothing of it is on record.
    Api.as("aurelia-officer")
        .send("{ accessEvents(evidence: \"%s\") { totalCount } }".formatted(evidence))
        .body("data.accessEvents.totalCount", equalTo(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONFIDENTIAL", "RESTRICTED", "HAZARD"})
  void whatIsNotPublicIsToStrangersAsIfItWereAbsent(String evidenceClass) {
    var evidence = aurelias(evidenceClass);
    var absent = "evd_" + "0".repeat(32);
    for (var anyone : strangers()) {
      anyone.send(asked(evidence)).body("data.node", nullValue());
      anyone
          .send(listed(""))
          .body("data.evidence.nodes.id", not(hasItem(evidence)))
          .body("data.evidence.nodes.evidenceClass", not(hasItem(evidenceClass)));
      for (var id : List.of(evidence, absent)) {
        for (var read : List.of(samples(id), sample(id), export(id), download(id))) {
          anyone.send(read).body("errors[0].extensions.code", equalTo("NOT_FOUND"));
        }
      }
    }
  }

  @Test
  void theCountIsOfWhatOneSees() {
    aurelias("PUBLIC");
    int before = Api.anonymous().send(listed("")).extract().path("data.evidence.totalCount");
    int toTheLab =
        Api.as("aurelia-officer").send(listed("")).extract().path("data.evidence.totalCount");
    aurelias("CONFIDENTIAL");
    Api.anonymous().send(listed("")).body("data.evidence.totalCount", equalTo(before));
    Api.as("aurelia-officer")
        .send(listed(""))
        .body("data.evidence.totalCount", equalTo(toTheLab + 1));
    assertThat(toTheLab).isGreaterThanOrEqualTo(before);
  }

  @Test
  void whoMaySeeWhatIsNotPublicAsksForItOnRecord() {
    Api.as("aurelia-officer")
        .send(download(aurelias("CONFIDENTIAL")))
        .body("errors[0].extensions.code", equalTo("EVIDENCE_NOT_PUBLIC"));
  }

  private static void act(String user, String verb, String evidence, Map<String, Object> more) {
    var input = new HashMap<>(more);
    input.putAll(Map.of("idempotencyKey", key(), "evidence", evidence, "reason", "inquiry 7"));
    Api.as(user).mutate(verb, "evidence { id }", input).body("errors", nullValue());
  }

  @Test
  void aHoldIsNotEveryonesAndATombstoneIs() {
    var evidence = aurelias("PUBLIC");
    act("eu-supervisor", "placeEvidenceHold", evidence, Map.of());
    var past = "2020-01-01T00:00:00Z";
    act("aurelia-officer", "setEvidenceRetention", evidence, Map.of("until", past));
    Api.as("aurelia-officer").send(asked(evidence)).body("data.node.holds", hasSize(1));
    for (var anyone : strangers()) {
      anyone
          .send(asked(evidence))
          .body("data.node.holds", empty())
          .body("data.node.retainedUntil", equalTo(past))
          .body("data.node.facts.kind", not(hasItem("EVIDENCE_HOLD_PLACED")));
    }
    var other = aurelias("PUBLIC");
    act("aurelia-officer", "setEvidenceRetention", other, Map.of("until", past));
    act("aurelia-officer", "eraseEvidence", other, Map.of());
    for (var anyone : strangers()) {
      anyone.send(asked(other)).body("data.node.erasure.reason", equalTo("inquiry 7"));
      anyone.send(download(other)).body("errors[0].extensions.code", equalTo("EVIDENCE_ERASED"));
    }
  }

  @Test
  void toSeeItIsNotToBindItsOwner() {
    var evidence = aurelias("PUBLIC");
    for (var user : List.of("borealis-officer", "bracken-lead", "ca-supervisor")) {
      for (var verb : List.of("placeEvidenceHold", "eraseEvidence")) {
        var input =
            Map.<String, Object>of(
                "idempotencyKey", key(), "evidence", evidence, "reason", "none of my business");
        Api.as(user)
            .mutate(verb, "evidence { id }", input)
            .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
      }
    }
    Api.as("aurelia-officer").send(asked(evidence)).body("data.node.holds", empty());
  }

  @Test
  void aPublicVariantTellsWhatItWithholdsOfAnOriginalThatStaysClosed() {
    var original = aurelias("HAZARD");
    var withheld = digest();
    var redaction =
        Map.of(
            "original",
            original,
            "basis",
            "hazardous protocols",
            "withheld",
            List.of(Map.of("what", "sample 17", "sha256", withheld)));
    var variant =
        sealed("aurelia-submitter", "org_aurelia", "PUBLIC", Map.of("redaction", redaction));
    for (var anyone : strangers()) {
      anyone
          .send(asked(variant))
          .body("data.node.redaction.basis", equalTo("hazardous protocols"))
          .body("data.node.redaction.withheld[0].sha256", equalTo(withheld));
      anyone.send(asked(original)).body("data.node", nullValue());
      anyone.send(download(original)).body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    }
  }

  @Test
  void thatSomethingSupersedesItIsToldToEveryoneOnlyIfEveryoneMaySeeThat() {
    var first = aurelias("PUBLIC");
    var superseding = Map.<String, Object>of("supersedes", first, "reason", "a corrected copy");
    sealed("aurelia-submitter", "org_aurelia", "CONFIDENTIAL", superseding);
    Api.anonymous().send(asked(first)).body("data.node.supersessions", empty());
    Api.as("aurelia-officer").send(asked(first)).body("data.node.supersessions", hasSize(1));
    var copy = sealed("aurelia-submitter", "org_aurelia", "PUBLIC", superseding);
    Api.anonymous()
        .send(asked(first))
        .body("data.node.supersessions", hasSize(1))
        .body("data.node.supersessions[0].evidence", equalTo(copy));
  }

  @Test
  void anAuditorPublishesOnlyWhatTheLabAgreedTo() {
    var input = new HashMap<>(bytes(digest(), "PUBLIC"));
    input.put("lab", "org_cygnus");
    for (var terms :
        List.of(
            Map.<String, Object>of(
                "evidenceClasses", List.of("CONFIDENTIAL"), "publicationVeto", false),
            Map.<String, Object>of(
                "evidenceClasses", List.of("PUBLIC"), "publicationVeto", true))) {
      engage(terms);
      Api.as("kestrel-evaluator")
          .mutate("requestEvidenceUpload", "evidence", input)
          .body("errors[0].extensions.code", equalTo("PUBLICATION_NOT_AGREED"));
    }
    engage(Map.of("evidenceClasses", List.of("PUBLIC"), "publicationVeto", false));
    Api.as("kestrel-evaluator")
        .mutate("requestEvidenceUpload", "evidence", input)
        .body("errors", nullValue());
  }

  private static void engage(Map<String, Object> terms) {
    var offer = new HashMap<>(terms);
    offer.putAll(
        Map.of(
            "idempotencyKey",
            key(),
            "auditor",
            "org_kestrel",
            "models",
            List.of(),
            "from",
            "2026-03-01T00:00:00Z",
            "until",
            "2027-12-31T00:00:00Z",
            "contingent",
            false));
    String engagement =
        Api.as("cygnus-officer")
            .mutate("offerEngagement", "engagement { id }", offer)
            .body("errors", nullValue())
            .extract()
            .path("data.offerEngagement.engagement.id");
    Api.as("kestrel-lead")
        .mutate(
            "acceptEngagement",
            "engagement { id }",
            Map.of("idempotencyKey", key(), "engagement", engagement))
        .body("errors", nullValue());
  }
}
