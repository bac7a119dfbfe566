package dev.countersign.oversight.platform.edge.admission;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import dev.countersign.oversight.platform.edge.admission.Turns.Turn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files pass the rates and the turns that all requests pass, and lose no turn. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class FileTurnsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Party BOREALIS = Limits.of("org_borealis");
  private static final String EXPORT = "/exports/obligations.json?lab=org_borealis";

  @Inject Turns turns;
  @Inject RateConfig config;

  private final List<Turn> held = new ArrayList<>();

  @BeforeEach
  void labs() {
    Register.ready();
  }

  @AfterEach
  void giveBack() {
    held.forEach(Turn::end);
  }

  /** Takes all turns that an organisation has for files, and so many places behind them. */
  private void hold(int behind) {
    for (int number = 0; number < config.filesAtOnce() + behind; number++) {
      var turn = turns.ofFile(BOREALIS, Runnable::run, () -> {});
      turn.take();
      held.add(turn);
    }
  }

  private static void await(BooleanSupplier seen) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!seen.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.sleep(10);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        EXPORT,
        "/exports/compliance.csv?lab=org_borealis",
        "/exports/compliance.zip?lab=org_borealis",
        "/exports/incidents.csv",
        "/packs/board-report.json?from=2026-01-01T00:00:00Z",
        "/packs/model-report.pdf",
        "/proofs/dec_00000000000000000000000000000000",
        "/proofs/evd_00000000000000000000000000000000/samples/0"
      })
  void whereTheLineIsTooLongAFileIsRefusedWithItsCode(String path) {
    hold(config.waiting());
    Api.as("borealis-officer")
        .get(path)
        .statusCode(429)
        .header("Retry-After", "1")
        .body("code", equalTo("RATE_LIMITED"));
  }

  @Test
  void whoMayNotHaveAFileTakesNoPlace() {
    hold(config.waiting());
    Api.as("borealis-submitter").get("/packs/board-report.json").statusCode(403);
  }

  @Test
  void anotherOrganisationsFileAndTheOwnQueriesDoNotWait() {
    hold(config.waiting());
    Api.as("aurelia-officer").get("/exports/obligations.json?lab=org_aurelia").statusCode(200);
    Api.as("borealis-officer").send("{ viewer { organisation } }").statusCode(200);
  }

  @Test
  void aFileWaitsForItsTurnAndIsGivenThen() throws Exception {
    hold(1);
    var status =
        CompletableFuture.supplyAsync(
            () -> Api.as("borealis-officer").get(EXPORT).extract().statusCode());
    await(() -> turns.behind("org_borealis") == 2);
    assertThat(status).isNotDone();
    held.forEach(Turn::end);
    assertThat(status.get()).isEqualTo(200);
    await(() -> turns.atWork("org_borealis") == 0);
  }

  @Test
  void whoeverGoesAwayWhileItWaitsGivesItsPlaceUp() throws Exception {
    hold(0);
    try (var socket = new Socket("localhost", RestAssured.port)) {
      ask(socket, EXPORT, Api.as("borealis-officer").token());
      await(() -> turns.behind("org_borealis") == 1);
    }
    await(() -> turns.behind("org_borealis") == 0);
  }

  @Test
  void whoeverGoesAwayInTheMiddleGivesItsTurnBack() throws Exception {
    try (var socket = new Socket("localhost", RestAssured.port)) {
      ask(socket, "/tests/files/large", Api.as("borealis-officer").token());
      assertThat(socket.getInputStream().readNBytes(100_000)).hasSize(100_000);
      assertThat(turns.atWork("org_borealis")).isEqualTo(1);
    }
    await(() -> turns.atWork("org_borealis") == 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/tests/files/half", "/tests/files/never", "/exports/compliance.odt", "/packs/x"})
  void whatGoesWrongGivesItsTurnBack(String path) throws Exception {
    try (var socket = new Socket("localhost", RestAssured.port)) {
      ask(socket, path, Api.as("borealis-officer").token());
      assertThat(socket.getInputStream().read()).isPositive();
      await(() -> turns.atWork("org_borealis") == 0);
    }
  }

  private static void ask(Socket socket, String path, String token) throws IOException {
    socket.setSoTimeout((int) PATIENCE.toMillis());
    var head =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(path, token);
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }
}
