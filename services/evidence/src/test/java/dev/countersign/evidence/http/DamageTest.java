package dev.countersign.evidence.http;

import static dev.countersign.evidence.http.Doors.put;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One changed bit is found without anybody asking, counted, and told to oversight. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class DamageTest {
  World world;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  private Vault vault;

  @BeforeEach
  void openVault() {
    vault = new Vault(world.storeUrl(), world.keys());
  }

  private String sealed(String salt) {
    var bytes = Doors.log(salt);
    var ticket = world.ticket().bytes(bytes);
    put(ticket.sign(), bytes).statusCode(201);
    Eventually.holds(() -> assertThat(world.oversight().knownOf(ticket.evidence())).hasSize(1));
    return ticket.evidence();
  }

  private double damaged() {
    return given()
        .get(metrics)
        .asString()
        .lines()
        .filter(line -> line.startsWith("countersign_evidence_damaged_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private void assertTold(String evidence, double before) {
    Eventually.holds(() -> assertThat(world.oversight().damagedOf(evidence)).isNotEmpty());
    var notice = world.oversight().damagedOf(evidence).getFirst();
    assertThat(notice.get("failure").asText()).isEqualTo("UNREADABLE");
    assertThat(notice.get("owner").asText()).isEqualTo("org_kestrel");
    assertThat(notice.get("sha256").asText()).hasSize(64);
    Eventually.holds(() -> assertThat(damaged()).isGreaterThan(before));
  }

  @Test
  void theRoundInTheBackgroundFindsIt() {
    var evidence = sealed("scrubbed");
    double before = damaged();
    assertThat(world.oversight().damagedOf(evidence)).isEmpty();
    vault.damage("org_kestrel", evidence);
    assertTold(evidence, before);
  }

  @Test
  void whoReadsItFindsItToo() {
    var evidence = sealed("read");
    double before = damaged();
    vault.damage("org_kestrel", evidence);
    var ticket = world.ticket().download("org_kestrel", evidence).sign();
    assertThat(given().get("/downloads/{t}", ticket).statusCode()).isEqualTo(503);
    assertTold(evidence, before);
  }
}
