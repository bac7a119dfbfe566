package dev.countersign.evidence.http;

import static dev.countersign.evidence.http.Doors.assertRefused;
import static dev.countersign.evidence.http.Doors.log;
import static dev.countersign.evidence.http.Doors.put;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class UploadTest {
  World world;
  Vault vault;

  @BeforeEach
  void openVault() {
    vault = new Vault(world.storeUrl(), world.keys());
  }

  @Test
  void whatTheTicketSaysIsSealed() {
    var bytes = log("sealed");
    var ticket = world.ticket().bytes(bytes);
    put(ticket.sign(), bytes)
        .statusCode(201)
        .body("evidence", equalTo(ticket.evidence()))
        .body("sha256", equalTo(TicketMaker.sha256(bytes)))
        .body("size", equalTo(bytes.length))
        .body("state", equalTo("SEALED"));
    assertThat(vault.hasSeal("org_kestrel", ticket.evidence())).isTrue();
    assertThat(vault.unsealed()).isZero();
  }

  @Test
  void theSameBytesAgainAreTheSameEvidence() {
    var bytes = log("again");
    var first = world.ticket().bytes(bytes);
    put(first.sign(), bytes).statusCode(201);
    long chunks = vault.chunks();
    var second = world.ticket().bytes(bytes);
    put(second.sign(), bytes).statusCode(200).body("evidence", equalTo(first.evidence()));
    assertThat(vault.hasSeal("org_kestrel", second.evidence())).isFalse();
    assertThat(vault.chunks()).isEqualTo(chunks);
    var other = world.ticket().bytes(bytes).with("owner", "org_aurelia");
    put(other.sign(), bytes).statusCode(201).body("evidence", equalTo(other.evidence()));
  }

  @Test
  void otherBytesUnderASealedIdAreRefused() {
    var bytes = log("first");
    var first = world.ticket().bytes(bytes);
    put(first.sign(), bytes).statusCode(201);
    var changed = log("changed");
    assertRefused(
        put(world.ticket().with("evidence", first.evidence()).bytes(changed).sign(), changed),
        409,
        "EVIDENCE_ALREADY_SEALED");
    assertThat(vault.unsealed()).isZero();
    given()
        .head(
            "/uploads/{ticket}",
            world.ticket().with("evidence", first.evidence()).bytes(changed).sign())
        .then()
        .statusCode(409);
  }

  private void assertNothingLeft(TicketMaker ticket, long chunksBefore) {
    assertThat(vault.hasSeal("org_kestrel", ticket.evidence())).isFalse();
    assertThat(vault.unsealed()).isZero();
    assertThat(vault.chunks()).isEqualTo(chunksBefore);
  }

  @Test
  void aWrongDigestLeavesNothing() {
    long chunks = vault.chunks();
    var bytes = log("digest");
    var ticket = world.ticket().bytes(bytes);
    var lie = bytes.clone();
    lie[100] ^= 1;
    assertRefused(put(ticket.sign(), lie), 422, "DIGEST_MISMATCH");
    assertNothingLeft(ticket, chunks);
  }

  @Test
  void aWrongLengthIsRefusedBeforeTheBody() {
    long chunks = vault.chunks();
    var bytes = log("size");
    var ticket = world.ticket().bytes(bytes);
    assertRefused(put(ticket.sign(), Arrays.copyOf(bytes, bytes.length - 1)), 422, "SIZE_MISMATCH");
    assertNothingLeft(ticket, chunks);
  }

  @ParameterizedTest
  @ValueSource(longs = {8_388_609, 3L << 30, Long.MAX_VALUE})
  void moreThanTheLimitIsRefused(long size) {
    assertRefused(
        put(world.ticket().bytes(new byte[0]).with("size", size).sign(), new byte[0]),
        413,
        "EVIDENCE_TOO_LARGE");
  }

  @Test
  void anEmptyFileIsEvidenceToo() {
    put(world.ticket().bytes(new byte[0]).sign(), new byte[0]).statusCode(201);
  }

  @Test
  void noOtherDoorTakesABody() {
    given().body("x").post("/elsewhere").then().statusCode(413);
    assertRefused(given().get("/elsewhere").then(), 404, "NOT_FOUND");
    assertRefused(given().get("/uploads/x").then(), 405, "NOT_ALLOWED");
  }
}
