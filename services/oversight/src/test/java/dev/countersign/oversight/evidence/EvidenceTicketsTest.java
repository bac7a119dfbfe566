package dev.countersign.oversight.evidence;

import static dev.countersign.oversight.LabSteps.key;
import static dev.countersign.oversight.evidence.EvidenceSteps.bytes;
import static dev.countersign.oversight.evidence.EvidenceSteps.digest;
import static dev.countersign.oversight.evidence.EvidenceSteps.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a ticket is signed for: exactly these bytes, of any size, and not for ever. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class EvidenceTicketsTest {
  private static final long THREE_GIB = 3L << 30;

  @BeforeEach
  void organisations() {
    Register.ready();
  }

  private static ValidatableResponse ask(Object size) {
    return Api.as("aurelia-submitter")
        .mutate(
            "requestEvidenceUpload", "url", bytes(digest(), "CONFIDENTIAL", Map.of("size", size)));
  }

  static Stream<Object> sizesBeyondAnInt() {
    return Stream.of(THREE_GIB, String.valueOf(THREE_GIB));
  }

  @ParameterizedTest
  @MethodSource("sizesBeyondAnInt")
  void aSizeBeyondTwoGibibytesIsANumberOrADecimal(Object size) throws IOException {
    String url =
        ask(size).body("errors", nullValue()).extract().path("data.requestEvidenceUpload.url");
    assertThat(claims(url).get("size").asLong()).isEqualTo(THREE_GIB);
  }

  static Stream<Object> sizesOfNothing() {
    return Stream.of(-1, 1.5, "many", "", new BigDecimal("1e30"), true);
  }

  @ParameterizedTest
  @MethodSource("sizesOfNothing")
  void whatIsNoSizeIsRefused(Object size) {
    ask(size).body("errors[0].extensions.code", equalTo("INVALID_INPUT"));
  }

  private static JsonNode claims(String url) throws IOException {
    var compact = url.substring(url.lastIndexOf('/') + 1).split("\\.");
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(compact[1]));
  }

  @Test
  void aTicketForEveryoneNamesNobody() throws IOException {
    var evidence = sealed("aurelia-submitter", "org_aurelia", "PUBLIC", Map.of());
    String url =
        Api.as("borealis-officer")
            .send("{ publicEvidenceDownload(evidence: \"%s\") { url } }".formatted(evidence))
            .extract()
            .path("data.publicEvidenceDownload.url");
    var claims = claims(url);
    assertThat(claims.get("sub").asText()).isEqualTo("anyone");
    assertThat(claims.get("org").asText()).isEqualTo("org_countersign");
    assertThat(claims.get("owner").asText()).isEqualTo("org_aurelia");
    assertThat(claims.get("action").asText()).isEqualTo("DOWNLOAD");
  }

  @Test
  void oneRecordLetsInForAQuarterOfAnHourAndNotForEver() {
    var evidence = sealed("aurelia-submitter", "org_aurelia", "RESTRICTED", Map.of());
    var input =
        Map.<String, Object>of("idempotencyKey", key(), "evidence", evidence, "purpose", "look");
    for (int again = 0; again < 2; again++) {
      download(input).body("data.requestEvidenceDownload.url", containsString("/downloads/"));
    }
    String now = Api.anonymous().send("{ clock { now } }").extract().path("data.clock.now");
    Api.as("platform-registrar")
        .mutate(
            "advanceStoryClock",
            "now",
            Map.of(
                "idempotencyKey",
                key(),
                "to",
                Instant.parse(now).plus(Duration.ofMinutes(15)).toString()))
        .body("data.advanceStoryClock.now", notNullValue());
    download(input).body("errors[0].extensions.code", equalTo("ACCESS_OVER"));
  }

  private static ValidatableResponse download(Map<String, Object> input) {
    return Api.as("eu-analyst").mutate("requestEvidenceDownload", "url", input);
  }
}
