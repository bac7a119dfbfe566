package dev.countersign.evidence.http;

import static dev.countersign.evidence.http.Doors.assertRefused;
import static dev.countersign.evidence.http.Doors.put;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that has no room says so, and nothing half kept is ever seen. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class DiskFullTest {
  private static final int CHUNK = (1 << 20) - 29;
  private static final int SIZE = 3_000_000;

  World world;
  private Vault vault;

  @BeforeEach
  void openVault() {
    vault = new Vault(world.storeUrl(), world.keys());
  }

  @AfterEach
  void free() {
    Disk.freed();
    vault.forgetPartials();
  }

  private static byte[] random(int seed) {
    var bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void nothingIsKeptWhereThereIsNoRoomAtAll() {
    long chunks = vault.chunks();
    var bytes = random(101);
    var ticket = world.ticket().bytes(bytes);
    Disk.roomFor(0);
    assertRefused(put(ticket.sign(), bytes), 503, "STORE_UNAVAILABLE");
    assertThat(vault.hasSeal("org_kestrel", ticket.evidence())).isFalse();
    assertThat(vault.unsealed()).isZero();
    assertThat(vault.chunks()).isEqualTo(chunks);
    Disk.freed();
    put(ticket.again().sign(), bytes).statusCode(201);
  }

  @Test
  void whatCameInBeforeTheDiskWasFullIsGoneOnWith() {
    var bytes = random(102);
    var ticket = world.ticket().bytes(bytes);
    Disk.roomFor(2);
    assertRefused(put(ticket.sign(), bytes), 503, "STORE_UNAVAILABLE");
    assertThat(vault.hasSeal("org_kestrel", ticket.evidence())).isFalse();
    Disk.freed();
    given()
        .head("/uploads/{ticket}", ticket.again().sign())
        .then()
        .header("Upload-Offset", String.valueOf(2 * CHUNK));
    given()
        .contentType("application/octet-stream")
        .header("Content-Range", "bytes %d-%d/%d".formatted(2 * CHUNK, SIZE - 1, SIZE))
        .body(Arrays.copyOfRange(bytes, 2 * CHUNK, SIZE))
        .put("/uploads/{ticket}", ticket.again().sign())
        .then()
        .statusCode(201);
  }
}
