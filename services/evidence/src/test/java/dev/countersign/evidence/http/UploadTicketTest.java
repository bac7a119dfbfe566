package dev.countersign.evidence.http;

import static dev.countersign.evidence.http.Doors.assertRefused;
import static dev.countersign.evidence.http.Doors.log;
import static dev.countersign.evidence.http.Doors.put;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class UploadTicketTest {
  World world;

  @Test
  void aTicketIsGoodOnce() {
    var bytes = log("once");
    var ticket = world.ticket().bytes(bytes).sign();
    put(ticket, bytes).statusCode(201);
    assertRefused(put(ticket, bytes), 410, "TICKET_USED");
  }

  @Test
  void aTicketThatFailedIsUsedUpToo() {
    var bytes = log("failed");
    var ticket = world.ticket().bytes(bytes).sign();
    var lie = bytes.clone();
    lie[0] ^= 1;
    assertRefused(put(ticket, lie), 422, "DIGEST_MISMATCH");
    assertRefused(put(ticket, bytes), 410, "TICKET_USED");
  }

  @Test
  void aTicketIsGoodForAMinute() {
    var bytes = log("late");
    assertRefused(
        put(world.ticket().bytes(bytes).until(Instant.now().minusSeconds(1)).sign(), bytes),
        410,
        "TICKET_EXPIRED");
    assertRefused(
        put(world.ticket().bytes(bytes).until(Instant.now().plusSeconds(600)).sign(), bytes),
        401,
        "TICKET_INVALID");
  }

  @ParameterizedTest
  @CsvSource({
    "iss, somebody-else",
    "aud, countersign-api",
    "jti,",
    "exp,",
    "sub,",
    "owner, org_UPPER",
    "owner,",
    "org,",
    "evidence, evd_1",
    "action, DELETE",
    "sha256, abc",
    "size, many",
    "class, SECRET",
    "name,"
  })
  void aTicketThatSaysAnythingElseIsNone(String claim, String value) {
    var bytes = log(claim + value);
    var ticket = world.ticket().bytes(bytes);
    assertRefused(
        put((value == null ? ticket.without(claim) : ticket.with(claim, value)).sign(), bytes),
        401,
        "TICKET_INVALID");
  }

  @Test
  void onlyOversightsSignatureCounts() {
    var bytes = log("forged");
    var forged = new TicketMaker(Keys.ed25519().getPrivate()).bytes(bytes).sign();
    assertRefused(put(forged, bytes), 401, "TICKET_INVALID");
    var late = new TicketMaker(Keys.ed25519().getPrivate()).bytes(bytes).until(Instant.EPOCH);
    assertRefused(put(late.sign(), bytes), 401, "TICKET_INVALID");
    var unsigned = world.ticket().bytes(bytes).algorithm(AlgorithmIdentifiers.NONE).sign();
    assertRefused(put(unsigned, bytes), 401, "TICKET_INVALID");
    var parts = world.ticket().bytes(bytes).sign().split("\\.");
    var others = world.ticket().bytes(log("others")).sign().split("\\.");
    assertRefused(put(parts[0] + "." + others[1] + "." + parts[2], bytes), 401, "TICKET_INVALID");
    assertRefused(put("nonsense", bytes), 401, "TICKET_INVALID");
  }

  @Test
  void aTicketForADownloadUploadsNothing() {
    var bytes = log("other-action");
    assertRefused(
        put(world.ticket().bytes(bytes).with("action", "DOWNLOAD").sign(), bytes),
        403,
        "TICKET_FOR_ANOTHER_ACTION");
  }
}
