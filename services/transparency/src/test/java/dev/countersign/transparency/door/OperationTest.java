package dev.countersign.transparency.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.transparency.LocalParts;
import dev.countersign.transparency.LogDoor;
import dev.countersign.transparency.Outbox;
import dev.countersign.transparency.sequencer.Pace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What an operator sees, on the management port. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class OperationTest {
  @TestHTTPResource(value = "/health/ready", management = true)
  URL readiness;

  @TestHTTPResource(value = "/metrics", management = true)
  URL metrics;

  private final Pace pace;

  OperationTest(Pace pace) {
    this.pace = pace;
  }

  private void appendAll(int count) throws SQLException {
    Outbox.appendAll(count);
    pace.round();
  }

  @Test
  void itIsReadyAndTellsHowFarItIs() throws SQLException {
    appendAll(1);
    var size = String.valueOf(LogDoor.checkpoint().size());
    assertThat(given().get(readiness).then().statusCode(200).extract().asString())
        .contains("A checkpoint is published");
    var text = given().get(metrics).asString();
    assertThat(text)
        .contains("countersign_log_size " + size + ".0")
        .contains("countersign_log_published " + size + ".0")
        .contains("countersign_log_waiting 0.0")
        .containsPattern("countersign_log_lag_seconds [0-9]")
        .containsPattern("countersign_log_checkpoint_age_seconds [0-9]")
        .contains("countersign_log_witness_age_seconds ");
    Outbox.appendAll(3);
    assertThat(given().get(metrics).asString()).contains("countersign_log_waiting 3.0");
    pace.round();
  }
}
