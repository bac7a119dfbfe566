package dev.countersign.transparency.sequencer;

import dev.countersign.transparency.tree.Rows;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A request that is followed is followed to here: each of its leaves tells when it went in. */
@Singleton
class FollowedLeaves extends Rows {
  private static final int TRACE = 3;
  private static final int TRACE_END = 35;
  private static final int SPAN = 36;
  private static final int SPAN_END = 52;

  private final Tracer tracer;
  private final boolean off;

  FollowedLeaves(
      DataSource dataSource,
      Tracer tracer,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "true") boolean off) {
    super(dataSource);
    this.tracer = tracer;
    this.off = off;
  }

  /** Tells of the leaves that a batch took in. */
  void tell(long first, int count) {
    if (off || count == 0) {
      return;
    }
    all(
            """
            select e.log_index, o.traceparent from transparency.entry e join ledger.outbox o using (position)
            where e.log_index >= ? and e.log_index < ? and o.traceparent is not null
            """,
            s -> {
              s.setLong(1, first);
              s.setLong(2, first + count);
            },
            row -> Map.entry(row.getLong(1), row.getString(2)))
        .forEach(leaf -> tell(leaf.getKey(), leaf.getValue()));
  }

  /** The database lets nothing in but {@code 00-<32 hex>-<16 hex>-01}. */
  private void tell(long index, String traceparent) {
    var from =
        SpanContext.createFromRemoteParent(
            traceparent.substring(TRACE, TRACE_END),
            traceparent.substring(SPAN, SPAN_END),
            TraceFlags.getSampled(),
            TraceState.getDefault());
    tracer
        .spanBuilder("take into the log")
        .setSpanKind(SpanKind.CONSUMER)
        .setParent(Context.root().with(Span.wrap(from)))
        .setAttribute("countersign.log.index", index)
        .startSpan()
        .end();
  }
}
