package dev.countersign.transparency.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.trace.TraceCollector;
import dev.countersign.local.trace.TraceCollector.Span;
import dev.countersign.transparency.LocalParts;
import dev.countersign.transparency.Outbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A request that is followed is followed into the log; nobody else's leaf tells anything. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class FollowedLeavesTest {
  private static final String SPAN = "00f067aa0ba902b7";

  private final Pace pace;

  FollowedLeavesTest(Pace pace) {
    this.pace = pace;
  }

  private static String newTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static void append(String traceparent) throws SQLException {
    Outbox.begin();
    try (var writer = Outbox.oversight();
        var statement = writer.createStatement()) {
      statement.execute("select set_config('app.trace', '%s', true)".formatted(traceparent));
      Outbox.append(writer, 1, "a leaf of " + traceparent);
      writer.commit();
    }
    Outbox.awaitSettled();
  }

  private static List<Span> spans(String trace) throws InterruptedException {
    var collector = TraceCollector.shared();
    for (int round = 0; collector.of(trace).isEmpty() && round < 300; round++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return collector.of(trace);
  }

  @Test
  void aTraceGoesOnWhereItsLeafGoesIn() throws Exception {
    var trace = newTrace();
    append("00-%s-%s-01".formatted(trace, SPAN));
    append("");
    pace.round();
    assertThat(spans(trace))
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.name()).isEqualTo("take into the log");
              assertThat(span.parent()).isEqualTo(SPAN);
            });
  }

  @Test
  void whatIsNoTraceIsNotWritten() {
    assertThatThrownBy(() -> append("00-of-somebody-01"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("traceparent_is_of_w3c");
  }
}
