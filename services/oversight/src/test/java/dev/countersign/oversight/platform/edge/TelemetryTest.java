package dev.countersign.oversight.platform.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.local.Parts;
import dev.countersign.local.trace.TraceCollector;
import dev.countersign.local.trace.TraceCollector.Span;
import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator is told: traces down to the statements, and figures by operation. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class TelemetryTest {
  private static final Pattern ASKED =
      Pattern.compile(
          "(countersign_(?:operation|due|projection|clock|straight|requests)_[a-z_]+|agroal_[a-z_]+|jvm_memory_[a-z]+_bytes)\\{");

  @TestHTTPResource(value = "/metrics", management = true)
  URL metrics;

  @Inject AgroalDataSource dataSource;

  private final String trace = UUID.randomUUID().toString().replace("-", "");

  @BeforeEach
  void organisationsAreThere() {
    Register.ready();
  }

  private void registerModel(String name) {
    given()
        .contentType("application/json")
        .header("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(trace))
        .auth()
        .oauth2(Parts.attachOrStart().tokens().of("aurelia-officer"))
        .body(
            Map.of(
                "query",
                "mutation($input: RegisterModelInput!) { registerModel(input: $input) { model { id } } }",
                "variables",
                Map.of("input", Map.of("idempotencyKey", trace, "name", name))))
        .post("/graphql")
        .then()
        .body("errors", nullValue());
  }

  private List<Span> spans() throws InterruptedException {
    var collector = TraceCollector.shared();
    for (int round = 0; server(collector.of(trace)).isEmpty() && round < 300; round++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return collector.of(trace);
  }

  private static List<Span> server(List<Span> spans) {
    return spans.stream().filter(span -> span.parent().equals("00f067aa0ba902b7")).toList();
  }

  @Test
  void aRequestIsFollowedToItsStatementsAndSaysNothingOfWhatIsInIt() throws InterruptedException {
    registerModel("a name that nobody else may know");
    var spans = spans();
    assertThat(server(spans)).hasSize(1);
    assertThat(spans).anyMatch(span -> span.name().startsWith("INSERT"));
    assertThat(spans)
        .allSatisfy(
            span ->
                assertThat(span.whole())
                    .doesNotContain("nobody else may know")
                    .doesNotContain("aurelia"));
  }

  @Test
  void aLeafKnowsTheTraceOfItsRequest() throws Exception {
    registerModel("followed");
    try (var connection =
            java.sql.DriverManager.getConnection(
                dataSource
                        .getConfiguration()
                        .connectionPoolConfiguration()
                        .connectionFactoryConfiguration()
                        .jdbcUrl()
                    + "?user=countersign_transparency");
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from ledger.outbox where traceparent like '00-%s-%%-01'"
                    .formatted(trace))) {
      row.next();
      assertThat(row.getInt(1)).isPositive();
    }
  }

  @Test
  void operationsAreCountedByTheirOwnNamesAlone() {
    Api.anonymous().send("query AnythingThatSomebodyLikes { clock { now } }");
    Api.anonymous().send("{ clock { now } again: clock { now } }");
    Api.as("aurelia-officer").send("{ node(id: \"mdl_00000000000000000000000000000000\") { id } }");
    var text = given().get(metrics).asString();
    assertThat(text)
        .containsPattern(
            "countersign_operation_seconds_count\\{.*operation=\"clock\",outcome=\"OK\"")
        .containsPattern("operation=\"SEVERAL\"")
        .doesNotContain("AnythingThatSomebodyLikes");
  }

  @Test
  void aLogTellsWhatWasRefusedAndNotToWhom() {
    var lines = new ConcurrentLinkedQueue<String>();
    var handler = new Lines(lines);
    var root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      Api.as("kestrel-lead")
          .mutate("registerModel", "model { id }", Map.of("idempotencyKey", trace, "name", "x"));
      Api.as("aurelia-officer").send("{ node(id: \"no such id\") { id } }");
    } finally {
      root.removeHandler(handler);
    }
    assertThat(lines)
        .anyMatch(line -> line.matches("FORBIDDEN for [0-9a-f]{16} of [0-9a-f]{16}.*"));
    assertThat(lines).noneMatch(line -> line.contains("kestrel") || line.contains("aurelia"));
  }

  @Test
  void everyMetricThatAlertsAndDashboardsAskForIsThere() throws IOException {
    Api.anonymous().send("{ clock { now } }");
    var chart = Path.of(System.getProperty("countersign.root"), "helm/countersign");
    var asked = new TreeSet<String>();
    for (var file : List.of("alerts.yaml", "dashboards/requests.json", "dashboards/records.json")) {
      ASKED
          .matcher(Files.readString(chart.resolve(file)))
          .results()
          .forEach(found -> asked.add(found.group(1)));
    }
    assertThat(asked).hasSizeGreaterThan(8);
    var measured = given().get(metrics).asString();
    assertThat(asked)
        .allSatisfy(name -> assertThat(measured).containsPattern("(?m)^" + name + "[{ ]"));
  }

  @Test
  void thisMachineAndItsDatabaseAgreeOnTheTime() {
    double skew = skew();
    // A machine that stands still between two looks at the time is looked at once more.
    for (int again = 0; again < 3 && !(Math.abs(skew) < 2); again++) {
      skew = skew();
    }
    assertThat(Math.abs(skew)).isLessThan(2);
  }

  private double skew() {
    return given()
        .get(metrics)
        .asString()
        .lines()
        .filter(line -> line.startsWith("countersign_clock_skew_seconds"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  private static final class Lines extends Handler {
    private final Queue<String> seen;

    Lines(Queue<String> seen) {
      this.seen = seen;
    }

    @Override
    public void publish(LogRecord line) {
      seen.add(line.getMessage() + " " + Arrays.toString(line.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
