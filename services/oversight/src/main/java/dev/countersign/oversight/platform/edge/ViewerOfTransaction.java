package dev.countersign.oversight.platform.edge;

import dev.countersign.oversight.platform.AsOf;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import io.opentelemetry.api.trace.Span;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells PostgreSQL, in each transaction, who looks and at which state; where nobody is told, there
 * are no rows.
 */
@ApplicationScoped
class ViewerOfTransaction implements ViewerSwitch {
  /** A request that reads sees one snapshot a transaction, so that a row and its state agree. */
  private static final String READING =
      "set transaction isolation level repeatable read, read only; ";

  private static final String LOOK =
      """
      select set_config('app.org', ?, true), set_config('app.kind', ?, true),
        set_config('app.user', ?, true),
        set_config('app.now', coalesce((select story_now::text from ledger.platform_state), ?), true),
        set_config('app.valid_at', ?, true), set_config('app.known_at', ?, true),
        set_config('app.known_position', coalesce(?::uuid::text,
          (select position::text from transparency.entry where log_index = ? - 1), ''), true),
        set_config('app.trace', ?, true)
      """;

  private final DataSource dataSource;
  private final CurrentViewer viewer;
  private final PlatformClock clock;
  private final Standpoint standpoint;
  private final TransactionManager transactions;

  ViewerOfTransaction(
      DataSource dataSource,
      CurrentViewer viewer,
      PlatformClock clock,
      Standpoint standpoint,
      TransactionManager transactions) {
    this.dataSource = dataSource;
    this.transactions = transactions;
    this.viewer = viewer;
    this.clock = clock;
    this.standpoint = standpoint;
  }

  void begin(@Observes @Initialized(TransactionScoped.class) Object event) {
    if (Arc.container().requestContext().isActive()) {
      try {
        look(viewer.get(), standpoint.asOf(), standpoint.isReading() ? READING : "");
      } catch (RuntimeException e) {
        end(e);
        throw e;
      }
    }
  }

  /**
   * Ends the transaction that has just begun. Whoever began it is told that it did not begin, and
   * will not end it: left on the thread, it would take all later work there along.
   */
  private void end(RuntimeException because) {
    try {
      transactions.rollback();
    } catch (SystemException | RuntimeException e) {
      because.addSuppressed(e);
    }
  }

  @Override
  public void look(Viewer as) {
    boolean inRequest = Arc.container().requestContext().isActive();
    look(as, inRequest ? standpoint.asOf() : AsOf.NOW, "");
  }

  private void look(Viewer as, AsOf at, String before) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(before + LOOK)) {
      statement.setString(1, as.organisation());
      statement.setString(2, as.kind().name());
      statement.setString(3, as.user());
      statement.setString(4, clock.isStory() ? "" : clock.now().toString());
      statement.setString(5, text(at.validAt()));
      statement.setString(6, text(at.knownAt()));
      statement.setObject(7, at.position(), Types.OTHER);
      statement.setObject(8, at.logSize(), Types.BIGINT);
      statement.setString(9, trace());
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("The viewer could not be told to the database", e);
    }
  }

  /**
   * The trace of this request as W3C's traceparent, so that it goes on where its leaves go into the
   * log; empty if nobody follows it.
   */
  private static String trace() {
    var span = Span.current().getSpanContext();
    return span.isSampled() ? "00-%s-%s-01".formatted(span.getTraceId(), span.getSpanId()) : "";
  }

  private static String text(@Nullable Instant instant) {
    return instant == null ? "" : instant.toString();
  }
}
