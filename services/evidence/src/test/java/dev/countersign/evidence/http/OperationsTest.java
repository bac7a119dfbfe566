package dev.countersign.evidence.http;

import static dev.countersign.evidence.http.Doors.log;
import static dev.countersign.evidence.http.Doors.put;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class OperationsTest {
  World world;

  @TestHTTPResource(value = "/health/ready", management = true)
  URI ready;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @Test
  void readyMeansThatTheStoreAnswers() {
    given()
        .get(ready)
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"), "checks.name.toString()", containsString("MongoDB"));
    given().get("/q/health/ready").then().statusCode(404);
  }

  @Test
  void ticketsAreNeitherInTheLogNorInTheFigures() {
    var lines = new Lines();
    var root = Logger.getLogger("");
    root.addHandler(lines);
    try {
      var bytes = log("operations");
      var good = world.ticket().bytes(bytes).sign();
      put(good, bytes).statusCode(201);
      put(good, bytes).statusCode(410);
      put(world.ticket().bytes(bytes).with("action", 7).sign(), bytes).statusCode(401);
      put(world.ticket().bytes(log("other")).sign(), bytes).statusCode(422);
      given().get("/downloads/{ticket}/more", good).then().statusCode(404);
      given().delete("/downloads/{ticket}", good).then().statusCode(405);
    } finally {
      root.removeHandler(lines);
    }
    assertThat(lines.seen).noneMatch(line -> line.contains("eyJ"));
    var figures = given().get(metrics).asString().lines().filter(l -> l.contains("uri=")).toList();
    assertThat(figures).anyMatch(line -> line.contains("{ticket}"));
    assertThat(figures).noneMatch(line -> line.contains("eyJ"));
  }

  /** What the chart's alerts and dashboards ask of this service, it measures. */
  @Test
  void everyMetricThatIsAskedForIsThere() throws IOException {
    var bytes = log("asked");
    put(world.ticket().bytes(bytes).sign(), bytes).statusCode(201);
    var chart = Path.of(System.getProperty("countersign.root"), "helm/countersign");
    var asked = new TreeSet<String>();
    for (var file : List.of("alerts.yaml", "dashboards/requests.json", "dashboards/records.json")) {
      Pattern.compile("(countersign_evidence_[a-z_]+|http_server_[a-z_]+|jvm_memory_[a-z_]+)\\{")
          .matcher(Files.readString(chart.resolve(file)))
          .results()
          .forEach(found -> asked.add(found.group(1)));
    }
    assertThat(asked).hasSize(6);
    // Some are measured only behind the answer.
    Eventually.holds(
        () -> {
          var measured = given().get(metrics).asString();
          assertThat(asked)
              .allSatisfy(name -> assertThat(measured).containsPattern("(?m)^" + name + "[{ ]"));
          assertThat(measured).contains("uri=\"/uploads/{ticket}\"");
        });
  }

  private static final class Lines extends Handler {
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord line) {
      seen.add(line.getMessage() + " " + java.util.Arrays.toString(line.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
