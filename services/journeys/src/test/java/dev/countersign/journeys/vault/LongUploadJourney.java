package dev.countersign.journeys.vault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.journeys.Api;
import dev.countersign.journeys.Told;
import dev.countersign.journeys.Uploads;
import dev.countersign.journeys.Uploads.Ticket;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * More than 2 GiB go in through a line that breaks, and come out as they were. Last of all
 * journeys, because the vault hashes again what it keeps, and here that takes long.
 */
@EnabledIfSystemProperty(named = "countersign.long", matches = "true")
class LongUploadJourney {
  private static final String USER = "borealis-submitter";
  private static final long SIZE = 2_300_000_001L;
  private static final long BROKEN_AT = 1_300_000_000L;

  /** What the vault may not have got to when the line breaks: buffers, and a chunk. */
  private static final long IN_FLIGHT = 64_000_000;

  private static final int PART = 1000;

  /** MiB above idle: some chunks, and a heap that may grow to 256 MiB, however long the file. */
  private static final long MEMORY = 200;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LongContents contents = new LongContents(SIZE);

  private static Ticket ticket(String sha256) {
    return Uploads.ticket(USER, "org_borealis", "traces.zip", sha256, SIZE, "CONFIDENTIAL");
  }

  @Test
  void whatBrokeOffBehindAGigabyteIsGoneOnWithAndComesOutWhole() throws Exception {
    Told.once();
    var sha256 = contents.sha256();
    var evidence = ticket(sha256).evidence();
    var vault = VaultProcess.find();
    var idle = vault.memory();
    vault.forgetPeak();
    double cpu = vault.cpuSeconds();
    long began = System.nanoTime();

    Uploads.breakOff(ticket(sha256), SIZE, out -> contents.write(out, 0, BROKEN_AT));
    long broke = System.nanoTime();
    long offset = offset(sha256);
    long resumed = System.nanoTime();
    putFrom(ticket(sha256).url(), offset);
    long sealed = System.nanoTime();

    var peak = vault.peakMemory();
    System.out.printf(
        "%d bytes: %d s to the break at %d, %d s to go on at %d and be sealed; the vault took %.0f"
            + " s of CPU, its memory was %d MiB before and %d MiB at most%n",
        SIZE,
        Duration.ofNanos(broke - began).toSeconds(),
        BROKEN_AT,
        Duration.ofNanos(sealed - resumed).toSeconds(),
        offset,
        vault.cpuSeconds() - cpu,
        idle,
        peak);
    var seen = known(evidence);
    assertThat(seen.getString("data.node.sha256")).isEqualTo(sha256);
    assertThat(seen.getString("data.node.size")).isEqualTo(Long.toString(SIZE));
    for (long from : new long[] {BROKEN_AT - PART / 2, Integer.MAX_VALUE - 10L, SIZE - PART}) {
      assertThat(part(evidence, from)).as("from " + from).isEqualTo(contents.part(from, PART));
    }
    assertThat(peak - idle).as("MiB above idle").isLessThan(MEMORY);
  }

  /** Where to go on, once the vault has noticed that nobody sends any more. */
  private static long offset(String sha256) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long before = -1;
    while (System.nanoTime() < end) {
      long now =
          Long.parseLong(
              given()
                  .urlEncodingEnabled(false)
                  .head(ticket(sha256).url())
                  .then()
                  .statusCode(200)
                  .extract()
                  .header("Upload-Offset"));
      if (now > 0 && now == before) {
        assertThat(now).isBetween(BROKEN_AT - IN_FLIGHT, BROKEN_AT);
        return now;
      }
      before = now;
      TimeUnit.SECONDS.sleep(2);
    }
    throw new AssertionError("Nothing is kept of what was sent");
  }

  private void putFrom(URI ticket, long from) throws IOException {
    var connection = (HttpURLConnection) ticket.toURL().openConnection();
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(SIZE - from);
    connection.setRequestProperty("Content-Type", "application/octet-stream");
    connection.setRequestProperty(
        "Content-Range", "bytes %d-%d/%d".formatted(from, SIZE - 1, SIZE));
    try (var out = connection.getOutputStream()) {
      contents.write(out, from, SIZE);
    }
    assertThat(connection.getResponseCode()).isEqualTo(201);
  }

  private static JsonPath known(String evidence) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var seen = Uploads.look(USER, evidence);
      if (seen.get("data.node") != null) {
        return seen;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    throw new AssertionError("The evidence was not told in time");
  }

  private static byte[] part(String evidence, long from) {
    var url =
        Api.as(USER)
            .send(
                "RequestEvidenceDownload",
                Map.of(
                    "input",
                    Map.of(
                        "idempotencyKey",
                        UUID.randomUUID().toString(),
                        "evidence",
                        evidence,
                        "purpose",
                        "to see that it is whole")))
            .getString("data.requestEvidenceDownload.url");
    return given()
        .urlEncodingEnabled(false)
        .header("Range", "bytes=%d-%d".formatted(from, from + PART - 1))
        .get(URI.create(url))
        .then()
        .statusCode(206)
        .extract()
        .asByteArray();
  }
}
